import { initAll } from "./vendor/nhsuk-frontend.js";
initAll();
