// @ts-check
// Any browser whose driver listens at an address that you name, such as Safari's:
// `safaridriver --port 4444`, then `WEBDRIVER=http://127.0.0.1:4444 npm run test:engines`.
import { testEngine } from './engine.js';
import { browserAt } from './webdriver.js';

const driver = process.env.WEBDRIVER;
if (driver) {
  testEngine(`the browser at ${driver}`, {
    isPresent: true,
    launch: async () => browserAt(driver),
  });
}
