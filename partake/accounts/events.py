"""What the log can say about accounts. Never an email address, a password, a code or a device's address."""

from partake.audit.domain import EventKind

SIGNED_IN = EventKind("accounts.signed_in", "signed in")
SIGN_IN_FAILED = EventKind("accounts.sign_in_failed", "tried to sign in and could not")
SIGNED_OUT = EventKind("accounts.signed_out", "signed out")
SIGN_IN_ENDED = EventKind("accounts.sign_in_ended", "ended a sign-in")

SECOND_STEP_ADDED = EventKind("accounts.second_step_added", "added a second step to signing in")
SECOND_STEP_REMOVED = EventKind("accounts.second_step_removed", "removed a second step of signing in")
RECOVERY_CODES_MADE = EventKind("accounts.recovery_codes_made", "made new recovery codes")

PASSWORD_CHANGED = EventKind("accounts.password_changed", "changed their password")
EMAIL_CHANGED = EventKind("accounts.email_changed", "changed the email address they sign in with")
NAME_DISPLAY_CHANGED = EventKind("accounts.name_display_changed", "changed how their name is shown")

USER_ADDED = EventKind("accounts.user_added", "added someone who can sign in")
INVITED = EventKind("accounts.invited", "invited someone")
INVITATION_RESENT = EventKind("accounts.invitation_resent", "sent an invitation again")
INVITATION_CANCELLED = EventKind("accounts.invitation_cancelled", "cancelled an invitation")
INVITATION_USED = EventKind("accounts.invitation_used", "used an invitation to set up their sign-in")

EVENT_KINDS = tuple(kind for kind in vars().copy().values() if isinstance(kind, EventKind))
