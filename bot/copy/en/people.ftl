### People and roles: staff accounts, second factor, invitations, the company's own sign-in.

## Permissions
permission-cases = Works on ordinary cases
permission-misuse = Works on reports of misuse
permission-read = Sees papers, full names, what customers wrote
permission-reveal = Shows masked values (with a reason)
permission-claim = Takes cases and gives them back
permission-reply = Writes to customers
permission-decide = Approves, refuses, closes cases
permission-apply = Applies as the second person
permission-freeze = Freezes and unfreezes self-service
permission-lead = Acts on colleagues' cases
permission-call = Logs hotline calls
permission-reports = Sees the figures
permission-export = Exports lists
permission-configure = Sets up the desk
permission-audit = Sees everybody's sign-in history
permission-staff = Manages staff and permissions

## The list
people-title = Staff
people-new = Invite somebody
people-left = Disabled
people-back = Back to staff
people-last-in = in { $when }
people-never-in = never been in
people-chip-invited = Invited
people-chip-lapsed = Invitation expired
people-chip-disabled = Disabled
people-chip-factor = Second factor
people-chip-no-factor = No second factor
people-chip-company = Company account
people-chip-own-permissions = Own permissions

## Inviting
people-new-lead = They get a one-use link, good for 72 hours, to set their own password.
people-name = Name
people-name-hint = Customers read it when this person replies.
people-login-hint = Small letters, digits, dots, dashes. For example: lan.tran
people-mail = Work e-mail
people-mail-hint = For the invitation and news about the account. Left empty, the link is shown on the page.
people-role = Role
people-language = Language
people-invite = Send the invitation
people-link-title = Invitation link
people-link-lead = No mail carries this link. Pass it to the right person, privately.
people-link = Link, good once within 72 hours
people-link-once = The link is shown this once. Close the page and it cannot be seen again, but a new one can be made.
people-link-kept = I have copied the link

## One person
people-who = Details
people-change = Save details
people-may = What they may do
people-may-lead = The role brings its permissions; tick to add, untick to remove. A new role begins with just its own.
people-beside-role = beside the role
people-without-role = taken from the role
people-permit = Save permissions
people-helping = Help signing in
people-invited-until = The invitation is good until { $until }.
people-invitation-lapsed = The invitation has expired or was withdrawn.
people-password-lost = Password forgotten: send a new link to set another. The second factor is still asked for.
people-invite-again = Send a new link
people-withdraw = Withdraw the invitation
people-factor-lost = Phone lost and no recovery code left: forget the second factor; it is set up anew at the next sign-in.
people-reset-factor = Forget the second factor
people-unbind = Unlink the company account
people-disable-lead = Somebody left, or something leaked: disabling ends all sessions at once.
people-disable = Disable the account
people-enable-lead = The account is disabled; nobody can sign in with it.
people-enable = Enable it again
people-no-session = No session is open.
people-own-page = This is the account in use. What it may do is changed by somebody else.
people-beyond = This person may do what this account may not, so nothing can be changed here.
people-done-changed = Details saved.
people-done-permitted = Permissions saved, in force now.
people-done-mailed = The link went out by e-mail.
people-done-withdraw = Invitation withdrawn.
people-done-disable = Disabled. All sessions have ended.
people-done-enable = Enabled again.
people-done-reset-factor = Second factor forgotten, all sessions ended.
people-done-sign-out = All their sessions have ended.
people-done-unbind = Company account unlinked.

## No, and why
people-not-allowed = This account may not manage staff.
people-not-oneself = Nobody changes their own permissions or disables themselves. Ask another admin.
people-more-than-own = Permissions this account does not have can be neither given nor taken.
people-last-one = At least one working person must be able to manage staff.
people-login-taken = Somebody has this login already. Choose another.
people-bad-login = A login is 1 to 60 of a-z, digits, dot, dash, underscore and @.
people-bad-name = A name has 1 to 120 characters.
people-bad-role = Choose a role from the list.
people-bad-mail = This e-mail is not right. Check it, or leave it empty.
people-is-disabled = The account is disabled. Enable it first, then send a link.
people-no-invitation = There is no invitation that counts.
people-trouble-nobody = There is no such person
people-trouble-nobody-step = Open the list of staff again and choose.

## One's own account
me-title = My account
me-back = Back to my account
me-may = May
me-may-look = look at the queue and write notes
me-password-title = Password
me-password-new = New password
me-password-same = The same again
me-password-hint = 15 characters or more. A few unrelated words are easy to remember and hard to guess.
me-password-change = Change the password
me-password-differs = The two are not the same. Enter both again.
me-password-length = A password has 15 to 128 characters.
me-password-guessed = This password is easy to guess. Take a few unrelated words.
me-wrong-password = Wrong password. Try again.
me-prove-first = Show again that it is you before changing it.
me-prove = Confirm, then change it
me-factor-on = In use
me-factor-off = Not set up. Whoever has the password gets in.
me-factor-replace = Move to another device
me-factor-remove = Stop using it
me-factor-required = This role must have a second factor, so it cannot be switched off.
me-no-factor = There is no second factor yet, so there are no recovery codes.
me-codes-left = { $n } recovery codes left
me-codes-new = New recovery codes
me-company-on = Linked
me-company-off = Unlink
me-company-bind = Link the account
me-sessions = Open sessions
me-session-this = this one
me-session-seen = active { $when }
me-session-begun = begun { $when }
me-session-end = Sign out
me-session-end-which = Sign out the session { $where }
me-sign-out-everywhere = Sign out everywhere
me-history = Sign-in history
me-history-lead = Only the beginning of a network address is kept. If one of these was not you: sign out everywhere, change the password and tell an admin.
me-history-none = None yet.
me-done-password = Password changed. Other sessions have ended.
me-done-factor-removed = The second factor is off.
me-done-session = That session has ended.
me-done-company = Company account linked.
me-done-company-removed = Company account unlinked.

## History
sign-in-in = Signed in ({ $method })
sign-in-half = First step right ({ $method })
sign-in-wrong = Wrong entry ({ $method })
sign-in-locked = Stopped after too many tries ({ $method })
sign-in-method-password = password
sign-in-method-code = code
sign-in-method-recovery = recovery code
sign-in-method-company = company account
sign-in-method-invitation = invitation
sign-in-browser-unknown = Unknown browser

## Showing it again
again-title = Show again that it is you
again-lead = What your sign-in stands on is about to change. This makes sure that nobody else sits at this machine.
again-go = Confirm

## Second factor
factor-title = Second factor
factor-enter-title = Enter the code
factor-enter-lead = Open the authenticator app on your phone and enter the 6 digits it shows.
factor-enter = Go to the desk
factor-code = Code
factor-code-hint = 6 digits, or a recovery code.
factor-wrong-code = Wrong code, or one that was used. Wait for the next and try again.
factor-other-person = Sign in as somebody else
factor-lost = Phone lost: use a recovery code, or ask an admin to reset the second factor.
factor-must = This role sees and decides about personal data, so each sign-in takes a code from your phone as well.
factor-lead = Each sign-in then takes a code from your phone as well. A leaked password lets nobody in.
factor-begin = Set it up
factor-step-app = Install an authenticator app on your phone, such as Google Authenticator, Microsoft Authenticator or Aegis.
factor-step-scan = In the app, add an account and scan this picture:
factor-picture = QR code to scan with the authenticator app. With a screen reader, type the letters beside it.
factor-type = If it cannot be scanned, type this:
factor-first-code = Enter the 6 digits that the app shows
factor-confirm = Confirm and switch on
codes-title = Ten recovery codes
codes-lead = If your phone is lost, each of these stands in once. Print them or write them down, and keep them somewhere else.
codes-once = They are shown this once. A new set makes the old one void.
codes-kept = I have kept them

## Invitation
invitation-title = Invitation to the DCNET desk
invitation-welcome = Welcome, { $name }
invitation-lead = Set a password to begin. This link works once.
invitation-take = Set the password
invitation-gone = This link does not count any more
invitation-gone-step = It was used, its 72 hours are over, or another took its place. Ask an admin for a new one.

## The company's account
company-or = or
company-sign-in = Sign in with { $name }
company-title = { $name } account
company-nobody = No staff member is linked to this company account. Sign in with your password, then link it in "My account".
company-failed = The company's sign-in did not confirm it. Try again, or use your password.
company-trouble = The company account was not linked
company-trouble-step = Nothing has changed. Open "My account" and try again.
company-taken = This company account is linked to somebody else
company-taken-step = Ask an admin to unlink it there first.
company-bind-title = Link this account?
company-bind-lead = From now on you can sign in with this company account instead of the password. The second factor is still asked for.
company-bind = Link the account

## Mail
staff-mail-subject = DCNET: a change to your staff account
staff-mail-invitation-subject = DCNET: invitation to the desk
staff-mail-invitation = Hello { $name }, your login is { $login }. Open this link to set your password; it works once, until { $until }: { $site }/console/invitation/{ $code } If you did not expect this invitation, please ignore it.
staff-mail-password = Hello { $name }, your desk password was changed at { $at }. If that was not you, tell an admin at once.
staff-mail-factor = Hello { $name }, a second factor was set up at { $at }. If that was not you, tell an admin at once.
staff-mail-factor-removed = Hello { $name }, the second factor was switched off at { $at }. If that was not you, tell an admin at once.
staff-mail-factor-reset = Hello { $name }, an admin reset your second factor at { $at }; you set up a new one at your next sign-in. If you did not ask for this, tell an admin at once.
staff-mail-codes = Hello { $name }, new recovery codes were made at { $at }; the old ones are void. If that was not you, tell an admin at once.
staff-mail-recovery = Hello { $name }, a recovery code was used to sign in at { $at }; { $left } are left. If that was not you, tell an admin at once.
staff-mail-address = Hello { $name }, the e-mail for news about your desk account was changed at { $at }; the next ones will not come here. If that surprises you, tell an admin at once.
staff-mail-token = Hello { $name }, { $by } made an API token at { $at } that acts as your account. If that surprises you, tell an admin at once.
staff-mail-company = Hello { $name }, a company account was linked for signing in at { $at }. If that was not you, tell an admin at once.
