// @ts-check
// Scripts in Python, run many at a time: PyTorch takes seconds to start.
import { spawnSync } from 'node:child_process';
import { findPython } from '../../web/tools/programs.js';

/** Runs what it reads, a list of scripts, and writes what each printed, or how it failed. */
const RUNNER = `
import contextlib, io, json, sys, warnings

warnings.simplefilter("error")
results = []
for script in json.load(sys.stdin):
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(script, "script", "exec"), {"__name__": "__main__"})
        results.append({"printed": printed.getvalue(), "error": None})
    except BaseException as error:
        text = f"{type(error).__name__}: {error}"
        results.append({"printed": printed.getvalue(), "error": text})
json.dump(results, sys.stdout)
`;

/**
 * @param {'numpy' | 'torch'} needed the module that they need
 * @param {readonly string[]} scripts
 * @returns {{printed: string, error: string | null}[]}
 */
export function runScripts(needed, scripts) {
  const python = findPython(needed);
  if (!python) throw new Error(`No Python has ${needed}: run \`npm run setup\`.`);
  const { status, stdout, stderr } = spawnSync(python, ['-c', RUNNER], {
    input: JSON.stringify(scripts),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
