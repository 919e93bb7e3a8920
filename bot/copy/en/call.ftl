### The hotline's call screen. "Say:" is what the agent reads out to the caller.

# Codes and messages that leave; text messages go out without marks.
send-code-call = { $code } is the code to read out to DCNET's hotline agent in this call, valid for 10 minutes. If you are not on the phone with 1900 0382, do NOT tell it to anybody.
notice-call-opened = Noted by phone: { $kind }, reference { $reference }, due { $due }. Not you? Call 1900 0382 at once.
hint-call-opened = DCNET has noted a call from this number, case reference { $reference }. If that was not you, please ignore this.

call-title = Call
call-lead = Log the call while the caller talks. One call at a time; the draft outlives a reload.
call-begin = New call
call-caller = Caller number
call-caller-hint = Paste it in any format. A caller number does not prove who is calling.
call-started = Started { $at }
call-length = Duration
call-save = Save draft
call-follow-ups = To ring back
call-follow-ups-none = Nobody to ring back.
call-follow-up-due = Due
call-follow-up-done = Rung back
call-follow-ups-due = { $n } calls to ring back are due.

## Who it is
call-who = 1. Customer
call-read = Say:
call-say-hello = "DCNET, good day. May I have your phone number or customer code, please?"
call-find = Look up by
call-find-hint = Caller number, customer code, tax code, e-mail, ID number, case reference, or name without marks. Left empty, the caller number is looked up.
call-find-go = Look up
call-find-another = Look for another customer
call-find-empty = Enter what to look for.
call-find-none = No customer matches. Ask for it again digit by digit, or look another way. Never tell a caller who is or is not on record.
call-matches = It may be
call-matches-more = There are more of this name. Add a word of it, or look by customer code.
call-pick = Choose
call-picked = Customer chosen. The caller is not verified yet.
call-pick-first = Choose the customer first.
call-customer-code = code { $code }
call-frozen = Self-service is frozen: every change waits for staff.

## Verifying
call-verify = 2. Verify
call-verify-rule = Knowing an ID number, a birth date or an address proves nothing. Only a code to a contact of record, or ringing back the number of record.
call-say-code = "I am sending a code to your registered contact. Please read it back to me; it only works in this call."
call-code-to-phone = Text a code to { $to }
call-code-to-email = Mail a code to { $to }
call-code-none = No contact of this record can get a code now.
call-code = Code read out
call-code-check = Check the code
call-code-left = { $left } tries left in this call.
call-code-sent = A code went to { $to }. It is valid for 10 minutes.
call-code-wait = A code has just been sent. Wait 30 seconds and send again.
call-code-spent = No more codes can be sent. Ring back the number of record, or mark it as not verified.
call-code-no-contact = A code only goes to a contact in this customer's record.
call-code-digits = A code has digits only. Listen again, digit by digit.
call-code-wrong = The code is not right. { $left } tries left.
call-code-expired = No code is valid now. Send a new one.
call-code-no-tries = No tries left. Ring back the number of record, or note the request for staff to verify later.
call-back = I rang back the number of record { $number } and spoke with the customer
call-back-hint = Hang up and dial from the phone system by customer code. This is recorded under your name; the request then waits for a second person.
call-back-no-number = The record has no number to ring back, or it changed so lately that it can be undone.
call-back-spent = Too many call-backs attested today. Ask a supervisor.
call-unverified = Could not verify
call-verified-code = Verified by code (level 2).
call-verified-callback = Call-back recorded (level 3, for this case only).
call-verified-already = The caller is verified already.
call-verified-until = Valid until { $until }
call-not-verified = Recorded: not verified. What is asked for becomes a case; nothing changes.
call-lapsed = The verification has run out. Send a new code for further changes.
call-state-none = Not verified
call-state-code = Verified by code
call-state-callback = Rung back
call-state-failed = Could not verify

## The request
call-request = 3. Request
call-kind = Kind of request
call-kind-choose = Choose a kind
call-kind-go = Open the form
call-kind-first = Choose a kind of request first.
call-field-missing = No answer yet. Ask for it, or choose "Talk to a person" if it is unclear.
call-optional = (may be left empty)
call-own-words = In the caller's words
call-pick-none = None chosen
call-sure = Read it back and choose what the caller confirms
call-note = Note
call-note-hint = What the caller said, what else to know. No passwords, no codes.
call-note-first = Note what the caller said first.
call-receipt = Receipt by
call-receipt-phone = Text message to the number of record
call-receipt-email = E-mail of record
call-receipt-chat = Linked chat
call-receipt-caller = Text message to the caller number (reference only)
call-receipt-none = None, the reference is read out
call-becomes-change = On saving: the record is updated now, every contact is told.
call-becomes-case = On saving: a case is opened for staff, nothing changes yet.
call-submit = Save request
call-unread = Not saved yet: see the marked fields.
call-draft-kept = Draft saved.
call-draft-saved = Draft saved at { $at }
call-gone = This call has ended or is open elsewhere. Look at this page anew.
call-did-changed = The record is updated. Reference { $reference }.
call-did-opened = Case { $reference } is open.
call-did-joined = Added to case { $reference }.

call-ask = "May I have this, please?"
call-ask-phone = "What is your new phone number?"
call-ask-address = "Please give me the new address: house number, street, ward, province."
call-ask-email = "What is your new e-mail? I will spell it back to you."
call-ask-id_number = "Please read me the 12 digits of your ID card, three at a time."
call-ask-birth_date = "What is the solar birth date on your ID?"
call-ask-contact_person = "Who is the new contact, in what role, at which number or e-mail?"
call-ask-new_name = "What is the new name on your papers? Please spell it."
call-ask-name_reason = "Why does the name change?"
call-ask-name_paper = "Which paper will you send?"
call-ask-new_tax_code = "What is the right tax code?"
call-ask-misuse_what = "Please tell me what happened."
call-ask-misuse_harm = "Have you lost money, or are many people affected?"
call-ask-misuse_when = "When did it happen? Roughly will do."
call-ask-misuse_where = "Where did you see it: which number called, which site?"
call-ask-misuse_wish = "What would you like DCNET to do?"
call-ask-misuse_reach = "At which number or e-mail may I tell you the result?"
call-ask-for_whom = "For whom are you calling?"
call-ask-for_relation = "What are you to that person?"
call-ask-for_wish = "What do they need DCNET to do?"
call-ask-for_reach = "How may I reach you?"

## Open cases
call-duplicates = Open cases
call-duplicates-none = No open case.
call-duplicates-hint = For you alone; never read it out to a caller who is not verified.
call-same = Same kind
call-join = Add it here
call-join-gone = This case is not open any more, or does not belong to this call.

## Reading the reference out, and ending
call-done = 4. Reference and ending
call-cases-none = Nothing has come of this call yet.
call-spell = "Your case reference is:"
call-spelled = D C, { $signs }, check digit { $check }
call-said = Read back by the caller
call-said-go = Compare
call-read-right = Right. The caller has it.
call-read-misread = Not right: the check digit does not match. Read it out again, sign by sign.
call-read-other = That is another case's reference. Read it out again, sign by sign.
call-ending = What came of it
call-ending-choose = Choose
call-ending-done = Done now
call-ending-opened = Case opened
call-ending-joined = Joined an existing case
call-ending-unverified = Could not verify
call-ending-wrong_number = Wrong number
call-ending-abusive = Abusive
call-ending-dropped = Dropped
call-ending-callback = Call-back booked
call-follow-up = Ring back at
call-follow-up-hint = Vietnam time. It shows in your queue when it is due.
call-end = End the call
call-ended = The call has ended and is logged.
call-followed = Noted: the caller was rung back.
call-end-missing = Choose what came of the call before the next one.
call-end-unfit = That does not fit what was done in this call.
call-end-untimed = Enter when to ring back.
call-end-past = The time to ring back must be ahead, within { $days } days.

## Keys
call-key-new = New call
call-key-verify = Check the code
call-key-failed = Could not verify
call-key-save = Save draft
call-key-submit = Save request
call-key-find = To the look-up
call-key-end = To the ending

## In a case
console-did-called = logged it from a call
console-asked-call_wish = Wanted
call_wish-update_phone = Change the phone number
call_wish-update_address = Change the address
call_wish-update_email = Change the e-mail
call_wish-update_id_number = Change the ID number
call_wish-update_birth_date = Change the birth date
call_wish-update_contact_person = Change the contact person
call_wish-request_name_change = Change the customer's name
call_wish-change_tax_code = Change the tax code
call-line-none = The caller was not verified.
call-line-code = The caller read out the code that went to a contact of record.
call-line-callback = The agent attests having rung back the number of record.
call-line-failed = The caller could not be verified.
call-line-claims = Claims to be customer { $code }.
call-line-caller = Called from { $number }.
console-why-call-unproven = The caller was not verified. Nothing has changed.
console-why-call-contact = Contact change by phone: papers, two people and a code to the new contact are needed.
console-why-call-frozen = Self-service was frozen when they called.
console-why-call-back = One agent attests a call-back. Another person decides before anything changes.
