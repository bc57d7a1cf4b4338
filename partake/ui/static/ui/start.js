// Only what our pages use. Not the file upload: it hides the browser's own control behind one that a screen
// reader names wrongly (axe: label-content-name-mismatch), and speaks English whatever the page's language.
import { Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, SkipLink, createAll } from "./vendor/nhsuk-frontend.js";
[Button, CharacterCount, Checkboxes, ErrorSummary, NotificationBanner, PasswordInput, Radios, SkipLink].forEach((part) => createAll(part));
