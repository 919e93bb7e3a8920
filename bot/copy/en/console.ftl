### Words of the staff console: short, named by the deed.

## Frame
console-title = Console
console-name = DCNET · Console
console-skip = Skip to the main part
console-find = Find by reference, phone, e-mail, ID or name
console-find-hint = Reference, phone, name…
console-sign-out = Sign out
console-close = Close
console-to-queue = Back to the queue
console-tabs = Queue
console-role-agent = Agent
console-role-supervisor = Supervisor
console-role-hotline = Hotline
console-role-security = Security
console-role-admin = Administrator

## Sign-in
console-sign-in-title = Sign in to the console
console-sign-in-lead = For DCNET staff. Whatever is viewed or done here is recorded.
console-sign-in = Sign in
console-sign-in-help = Forgotten password: ask an administrator.
console-login = Login
console-password = Password
console-sign-in-wrong = Login or password is wrong. Check both and try again.
console-sign-in-locked = Too many tries. Try again after { $until }.
console-sign-in-again = The sign-in page had gone old. Enter both again to go on.

## Trouble
console-trouble-form = This form is no longer valid
console-trouble-form-step = Nothing was changed. Open the page again and repeat what you did.
console-trouble-case = No such case
console-trouble-case-step = Check the reference, for example DC-7K3M4-2, or look in the queue.
console-trouble-paper = This paper cannot be shown
console-trouble-paper-step = It has not arrived yet, was deleted, or is not for you to see.

## Queue
console-tab-live = All open
console-tab-mine = Mine
console-tab-free = Unclaimed
console-tab-second = For a second person
console-tab-waiting = Waiting for customer
console-tab-held = In the window
console-tab-today = Due today
console-tab-late = Overdue
console-tab-undecided = To decide
console-tab-unproven = Unverified
console-tab-closed = Closed
console-empty-live = No case is open.
console-empty-mine = You have claimed nothing. Open "Unclaimed" to take a case.
console-empty-free = Every case has somebody working on it.
console-empty-second = No case waits for a second person.
console-empty-waiting = No case waits for its customer.
console-empty-held = No change waits for its window to end.
console-empty-today = No case is due today.
console-empty-late = No case is overdue.
console-empty-undecided = No case waits for a decision.
console-empty-unproven = No unverified case.
console-empty-closed = No case has been closed yet.
console-empty-filtered = No case matches the filter.
console-filter = Filter
console-filter-kind = Kind
console-filter-channel = Channel
console-filter-any = Any
console-filter-none = Clear the filter
console-page-before = Previous page
console-page-after = Next page
console-urgent = Urgent
console-frozen = Self-service is frozen
console-choose = Choose a case
console-choose-step = Click a row of the list, or use J, K and Enter.

## Kinds, states, channels, identity
console-kind-update = Change of { $field }
console-kind-request_name_change = Change of name
console-kind-talk_to_person = Talk to a person
console-kind-report_misuse = Misuse of data
console-kind-unproven_identity = Identity unproven
console-kind-act_for_another = Acting for someone else
console-kind-change_tax_code = Change of tax code
console-kind-safety = Safety: contact at once
console-state-open = Open
console-state-waiting = Waiting for customer
console-state-approved = Approved, to be applied
console-state-held = In the window
console-state-done = Done
console-state-refused = Refused
console-state-withdrawn = Withdrawn
console-state-undone = Undone
console-channel-telegram = Telegram
console-channel-zalo-bot = Zalo Bot
console-channel-zalo-oa = Zalo OA
console-channel-webchat = Website
console-channel-hotline = Hotline
console-channel-terminal = Terminal
console-channel-undo = "This was not me"
console-channel-other = Other channel
console-level-0 = Unproven
console-level-1 = Linked
console-level-2 = Confirmed
console-level-3 = Verified
console-level-title-0 = Level 0: nothing proven
console-level-title-1 = Level 1: the chat is linked to the customer
console-level-title-2 = Level 2: a code to a contact of record was entered
console-level-title-3 = Level 3: papers checked by a staff member

## Time
console-minutes = { $n } min
console-hours = { $n } h
console-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
console-ago = { $span } ago
console-just-now = just now
console-due = due { $when }
console-clock-reply = reply in { $span }
console-clock-reply-late = reply { $span } late
console-clock-due = { $span } left
console-clock-due-late = { $span } late
console-clock-waiting = on customer
console-clock-held = window runs

## Case: head
console-held-by = { $name } has this case
console-held-by-you = You have this case
console-held-by-nobody = Nobody has this case
console-do-claim = Claim
console-do-take-over = Take over
console-do-release = Release

## Case: decision
console-decision-pair = To be decided (by two)
console-decision-alone = To be decided
console-decision-answer = To be answered
console-decision-closed = Closed, nothing to be decided
console-why-contact = The customer can reach no old contact any more; the new one was proven by a code.
console-why-landline = The new number is a landline, which cannot receive a code.
console-why-foreign = A phone number from abroad; the customer confirms it.
console-why-disposable = A throw-away e-mail address; the customer wants it all the same.
console-why-id-number = The ID number doesn't match the birth date or sex on record; the customer confirms it.
console-why-birth-date = The birth date doesn't match the ID number on record; the customer confirms it.
console-why-undone = Somebody said "this was not me". Every link was cut, self-service is frozen.
console-why-passport = The customer has a passport, not an ID card.
console-why-under-age = The customer is under 18.
console-why-partial = The papers show the year of birth only.
console-why-self-harm = The customer spoke of harming themselves. Contact at once, gently.
console-why-danger = The customer reports being threatened. Contact at once.
console-why-threat = The customer uttered a threat. Read the words, then tell whoever is in charge of security.
console-why-other = A person has to look at this.
console-old = Now
console-new = Asked for
console-nothing = (empty)
console-asked = Content
console-asked-name_reason = Reason
console-asked-name_paper = Paper
console-asked-for_whom = Acts for
console-asked-for_relation = Relation
console-asked-for_wish = What is needed
console-asked-for_reach = How to reach them
console-asked-new_tax_code = Correct tax code
console-asked-undone = Change reported
console-approved-by = { $name } approved this. Somebody else has to check and apply it.
console-held-until = Every contact was told. It takes effect at { $until } unless somebody objects.
console-checks = Checked
console-check-readable = The papers are clear, legible and complete
console-check-in-force = The papers are in force and of the right kind
console-check-name-same = The new name equals the papers letter by letter
console-check-person-same = The person on the papers is the holder of the record
console-check-contact-own = The new contact is the holder's own
console-checks-missing = Tick everything you have checked before you approve.
console-do-approve = Approve, pass to a second person
console-do-approve-alone = Approve and write to the record
console-approve-what = The record does not change yet. Somebody else checks and applies it.
console-approve-alone-what = The record changes now and the customer is told.
console-value = Value to write
console-value-hint = Leave empty to write what was asked for.
console-value-unfit = This value cannot be written to the record.
console-do-apply = Apply
console-apply-what = The record changes to the new value now. Every contact of record is told.
console-do-hold = Announce and hold
console-hold-what = Every old contact is told, with a "this was not me" button. If nobody objects before the window ends, the new contact takes effect.
console-do-settle = Answer and close
console-settle-words = Closing words to the customer
console-do-ask-more = Ask for more
console-ask-more-words = What the customer should add
console-do-send-back = Send back for another look
console-send-back-words = Why it cannot be applied yet
console-do-refuse = Refuse
console-refuse-words = Words to the customer, sent as written
console-do-lift = Lift the freeze
console-lift-what = The customer can change details again. Every contact of record is told. Lift only when you are sure that you speak with the holder.
console-lift-words = Why the freeze is lifted
console-inside-only = Inside only, the customer does not see it.

## Case: papers, customer
console-papers = Papers
console-papers-none = No papers yet. Without papers this cannot be approved.
console-paper = Paper { $n }
console-paper-image = Picture
console-paper-pdf = { $pages ->
    [one] PDF, { $pages } page
   *[other] PDF, { $pages } pages
}
console-paper-by = added by { $name }
console-papers-many = This case has { $most } papers already and takes no more.
console-paper-waiting = On its way
console-paper-failed = Could not be taken
console-paper-recorded = That you viewed this was recorded.
console-paper-alone = Open alone
console-customer = Customer
console-customer-code = Customer code
console-customer-person = Person
console-customer-organisation = Organisation
console-customer-unknown = Not known who
console-customer-unknown-what = This person has not proven to be any customer. No record can be changed from this case.
console-frozen-what = Self-service is frozen: the history of the cases concerned says why.
console-others = Other cases of this customer
console-reveal = Show
console-reveal-what = Show { $what }
console-reveal-why = Why you need to see it (recorded)
console-reveal-hint = For example: to compare with the ID card

## Case: chat, history
console-transcript = Chat
console-transcript-none = Nothing was said around this case.
console-veiled = Names, addresses, answers, numbers and e-mails are masked
console-no-read = What was said is not for you to see.
console-by-customer = Customer
console-by-bot = Automatic assistant
console-by-staff = Staff
console-edited = edited
console-pressed = (pressed a button)
console-file = Attached file
console-sent-received = Received
console-sent-queued = Queued
console-sent-sending = Sending
console-sent-sent = Sent
console-sent-unknown = Unknown whether it arrived
console-sent-failed = Could not be sent
console-history = History ({ $n })
console-actor-customer = Customer
console-actor-staff = Staff
console-actor-desk = System
console-did-opened = opened the case
console-did-customer = wrote to the case
console-did-reply = answered the customer
console-did-note = left a note
console-did-claimed = claimed the case
console-did-released = released the case
console-did-revealed = looked at a masked value
console-did-viewed = looked at the case
console-did-viewed-paper = looked at a paper
console-did-lifted = lifted the freeze
console-did-moved-open = sent it back for another look
console-did-moved-waiting = asked the customer for more
console-did-moved-approved = approved
console-did-moved-held = announced it; the window runs
console-did-moved-done = completed the case
console-did-moved-refused = refused the case
console-did-moved-withdrawn = withdrew the case
console-did-moved-undone = said "this was not me"; it was undone
console-reply-words = Reply to the customer
console-do-reply = Send the reply
console-note-words = Note
console-do-note = Save the note

## Outcomes
console-done-claim = The case is yours.
console-done-release = Released to the queue.
console-done-note = Note saved.
console-done-reply = Reply sent.
console-done-ask_more = Asked for more; the clock is paused.
console-done-approve = Approved. It waits for a second person.
console-done-send_back = Sent back for another look.
console-done-refuse = Refused.
console-done-apply = Written to the record.
console-done-hold = Announced; the window runs.
console-done-settle = Answered and closed.
console-done-reveal = Shown for 10 minutes; your look was recorded.
console-done-lift = The freeze is lifted.
console-told-chat = Sent to the chat; the customer reads it when they open it again.
console-told-contact = The customer is told by mail or SMS.
console-told-nobody = The customer could not be told: there is no way left to reach them.
console-news = Something changed in this case.
console-news-show = Show
console-stale = Not done: the case changed after you opened this page.
console-stale-record = The customer's record changed.
console-stale-step = What you typed is kept below. Look again, and press once more if it is still right.
console-text-short = Write at least { $least } characters.
console-text-long = Write at most { $most } characters.
console-no-role = Your role cannot do that.
console-no-way = That is not how this kind of case is decided.
console-no-closed = The case is closed.
console-no-state = The state of the case does not allow that.
console-no-claimed = Somebody else has this case. Only they or a supervisor decide.
console-no-unclaimed = Nobody has this case.
console-no-yours = You have this case already.
console-no-frozen = The record is frozen. Lift the freeze before changing it.
console-no-freeze = The record is not frozen.
console-no-brought = Who added a paper to a case never approves or applies it.
console-no-entered = Who entered a case never approves or applies it.
console-no-approver = Who approved a case never applies it. Somebody else has to.
console-no-customer = It is not known who the customer is, so no record can be changed.
console-no-papers = No paper has arrived yet. Ask the customer for more first.
console-no-identity = The customer has not reached the identity level that this kind needs.
console-no-held-already = Another change of this contact is waiting for its window to end.
console-no-new-proof = The new contact was not proven by a code. Ask the customer to send the request again in the chat.
console-no-more-reveals = Too many masked values in 10 minutes. Wait a little; this try was recorded.
console-no-field = There is no such value to show.
console-no-repeat = This form was sent before, with other content. Look again and send once more if needed.

## Keys
console-keys = Keys
console-key-move = down and up in the list
console-key-open = open the case
console-key-claim = claim
console-key-release = release
console-key-decide = decisions, one after the other
console-key-reply = write a reply
console-key-note = write a note
console-key-find = find
console-key-send = send the form you are writing
console-key-help = this list
console-no-marketing = Advertising
console-no-marketing-since = Stopped since { $when } ({ $channel })
console-why-use = The customer takes back a consent, restricts or objects to the use of data
console-why-delete = The customer asks for deletion of data
console-record-veiled = (The customer saw their record in full; hidden here)

## Reports of misuse: urgency, clocks, freezing
console-reasons = Why:
console-reason-account = Account entered by someone else
console-reason-identity = Identity used
console-reason-money = Money is being lost
console-reason-many = Many people affected
console-reason-dcnet = Leaked from DCNET
console-reason-leak = Data leaked or sold
console-reason-calls = Unwanted calls or messages
console-reason-undone = "This was not me"
console-alarm-24 = Tell the authority, 24 h
console-alarm-72 = Tell the authority, 72 h
console-triage = Triage by
console-clock-alarm = { $hours } h notice: { $span } left
console-clock-alarm-late = { $hours } h notice: { $span } late
console-alarms =
    { $n ->
        [one] { $n } urgent report that nobody has taken up. Newest:
       *[other] { $n } urgent reports that nobody has taken up. Newest:
    }
console-why-unfinished = Not every question was answered. The report was handed in with what there was.
console-asked-misuse_what = What happened
console-asked-misuse_harm = How bad it is
console-asked-misuse_when = When
console-asked-misuse_where = Where
console-asked-misuse_wish = Wish
console-asked-misuse_reach = How to reach them
console-forwarded =
    { $at ->
        [none] forwarded from { $by }
       *[other] forwarded from { $by }, { $at }
    }
console-forwarded-unknown = somebody unnamed
console-do-freeze = Freeze self-service
console-freeze-what = The customer changes nothing by themselves until it is lifted; their services run on. Every contact and chat of theirs is told.
console-freeze-words = Why it is frozen
console-did-frozen = froze self-service
console-done-freeze = Self-service is frozen.
console-no-frozen-yet = The record is frozen already.
console-told-hint = The customer was sent one line with the reference, to the contact they gave.
