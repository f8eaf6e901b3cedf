// Runs a fuzz target on every input of corpus files, without libFuzzer.
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

/// The bytes of one line, in which `\0a` stands for the byte with that hexadecimal number.
std::string unescaped(const std::string& line) {
  std::string bytes;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] != '\\') {
      bytes += line[at];
      continue;
    }
    bytes += static_cast<char>(std::stoi(line.substr(at + 1, 2), nullptr, 16));
    at += 2;
  }
  return bytes;
}

int replay(const char* path) {
  std::ifstream file(path);
  int count = 0;
  for (std::string line; std::getline(file, line); ++count) {
    const std::string bytes = unescaped(line);
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  }
  return count;
}

}  // namespace

int main(int argumentCount, char** arguments) {
  for (int i = 1; i < argumentCount; ++i) {
    const int count = replay(arguments[i]);
    std::cout << arguments[i] << ": " << count << " inputs\n";
    if (count == 0) return 1;
  }
}
