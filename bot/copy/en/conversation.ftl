### What the assistant says in the conversation.

## The privacy notice, once a conversation
notice-privacy =
    Hello, I'm DCNET's automatic assistant. To serve your request DCNET keeps this conversation, and only the staff in charge may read it. Policy: client.dcnet.vn. To reach a person, type "staff".

## Menu
menu =
    { $name ->
        [organisation] How can I help { $organisation }?
        [none] How can I help you?
       *[other] { $name }, how can I help you?
    }
choice-update = Update my details
choice-name-change = Change the customer name
choice-cases = My requests
choice-staff = Talk to a person
choice-language = Tiếng Việt
choice-menu = Menu
choice-yes = Yes
choice-no = No
choice-cancel = Stop
choice-back = Back
choice-edit = Type it again
choice-edit-field = Correct the { $field }
choice-edit-papers = Add papers
choice-done = Done
choice-resend = Send the code again
choice-no-access = I can't get the code
choice-value = { $value }
choice-customer = { $code } – { $name }
choice-keep = Keep it
choice-reply = Answer { $reference }
choice-withdraw = Withdraw { $reference }
withdraw-not-yours = Request { $reference } is with our staff, to protect the account, so it cannot be withdrawn in the chat. Type "staff" to talk to a person.
choice-withdraw-sure = Withdraw it
choice-unlink-sure = Unlink
choice-undo-sure = This was not me
choice-not-me = This was not me
choice-by-email = By e-mail
choice-by-phone = By text message
choice-is-phone = A phone number
choice-is-tax-code = A tax code
choice-share-contact = Share my phone number
choice-earlier = (a button of an earlier message)
help =
    Pick a number or a button, or type what you need, for example "change my phone number". At any time you can type: "back", "stop", "menu", "staff", "tiếng Việt".
language-now = I'll speak English from now on.
welcome-back = Welcome back.
cancel-done = Stopped; nothing was changed.
cancel-nothing = There is nothing under way.
back-nothing = We are at the first step already.
skip-not-here = This step needs an answer and can't be skipped. You can type "back" or "stop".
skip-nothing = There is nothing to answer right now. Choose what you need, or type "staff".
not-understood = I didn't get that. Pick one of the choices or type "staff".
courtesy-thanks = You are welcome.
courtesy-here = Welcome back.
remark-wait = Take your time. What you entered is kept.
remark-who = I am DCNET's automatic assistant. What takes a person's decision is seen by our staff; to talk to a person, type "staff".
remark-old-contact = Whenever a contact is changed I tell the old one as well, so that the holder can object to a theft; this can't be turned off. Once it is changed, later messages go to the new contact only.
remark-anothers = I can't show anybody else's details. The holder of the record can ask in their own chat, after entering a code.
remark-not-locked = I see no record with self-service paused. If you can't sign in to client.dcnet.vn or a service is blocked, please call 1900 0382 (charged).
command-unknown = I do not know that command.
out-of-scope = I can't help with that. I update customer details; for anything else please call 1900 0382 (charged) or type "staff".
choose-one = Please pick one from the list.
say-yes-or-edit = Type "yes" to go ahead or "edit" to type it again.
offer-person = I'm sorry I didn't understand. If you like, type "staff" and I'll pass you to a person.
press-stale = That button belongs to an older question, so I left it alone.
said-before-asked = To be sure, let me ask that again.
dung-which = Does "dung" mean yes (đúng) or stop (dừng)? Type the marks or pick a number.
said-too-long = That message is longer than { $most } characters, so I couldn't read it whole. Please send a shorter one.
edited-not-taken = I see you edited an earlier message. I only take new ones; please send it again.
other-not-read = I can't read { $what }. Please type it.
other-sticker = stickers
other-voice = voice messages
other-video = videos
other-location = locations
other-poll = polls
other-contact = contact cards
other-other = this kind of message
group-refused = Personal details are for a private chat. Please write to me directly.
sorry-parked = Something went wrong when I read that message. It is kept and our staff will look at it. Type "menu" to go on.

## Who it is
ask-claim = Please give me one of these so that I can find your record: customer code, registered phone number, registered e-mail or tax code.
ask-claim-which = Is { $text } a phone number or a tax code?
claim-anew = All right, looking you up by what you just sent.
claim-unreadable = I couldn't recognise that. Please send a customer code (e.g. DC10023), phone number, e-mail or tax code.
claim-without-code = No problem, the customer code isn't needed: the registered phone number, e-mail or tax code finds the record as well. If you have none of them, type "staff".
share-how = Press "Share my phone number" below the text box, or type the number.
keys-away = Thank you.
contact-not-own = That contact card isn't of the account you are writing from, so I can't use it.
contact-not-asked = I don't need a phone number just now.
contact-unreadable = I couldn't read the number on that card. Please type it.
contact-no-match = I couldn't link this chat with that number.
ask-contact-blind = Where would you like the verification code? It only goes to the contact registered in the record.
ask-contact = To protect your account I need to send a code. Where would you like it: e-mail { $email } or phone { $phone }?
ask-code-link =
    { $contact ->
        [phone] If that matches a record, I sent a code of { $digits } digits to its registered phone. Please enter it; it is valid for 10 minutes.
       *[email] If that matches a record, I sent a code of { $digits } digits to its registered e-mail. Please enter it; it is valid for 10 minutes.
    }
ask-code-confirm = To protect your account I sent a code of { $digits } digits to { $to }. Please enter it; it is valid for 10 minutes.
ask-code-old = To be sure it's you, I sent a code of { $digits } digits to the current contact { $to }. Please enter it.
ask-code-other = I sent a code of { $digits } digits to { $to }. Please enter it.
ask-code-new = Now the new contact: I sent a code of { $digits } digits to { $to }. Please enter it.
ask-code-sent-before = Please enter the { $digits }-digit code you received. If it hasn't come after 30 seconds, type "resend".
code-shape = The code has exactly { $digits } digits. Please send only the code, nothing else.
contact-lost = If you can still use one of your registered contacts, please pick that one. If none is left, type "staff".
code-later = All right, whenever it suits you. If the code has run out by then, type "send again" for a new one. Nothing changes until it is entered.
code-forwarded = A forwarded code doesn't count as a try. Please type the code yourself.
code-wrong = That code doesn't match; tries left: { $left }.
code-expired = That code is no longer valid. Type "resend" for a new one.
code-tries-spent = That code has no tries left. Type "resend" for a new one.
code-wait = I sent a code less than 30 seconds ago, one moment please.
code-wait-new = A new code can be sent 30 seconds after the last one. Please wait a moment, then type "resend".
code-spent = Too many codes were sent today, so I stopped to protect the account.
offer-after-spent = Please try again tomorrow, or type "staff" and I'll pass you on.
ask-customer = Several customers use this contact. Which record would you like to work with?
linked = Thank you. This chat is now linked to { $code } – { $name }.
link-ran-out = The code you entered has expired in the meantime, so let me verify you again.
proof-kept = Thank you, you are verified.
proof-ran-out = More than 30 minutes have passed since you entered the code, so let me verify you again to protect your account.
proof-too-new = The contacts on record were changed a short while ago and can take a code only from { $until }, so I'm passing this to our staff.
proof-no-way = I couldn't verify the account holder, so nothing was changed. I'm passing this to our staff.
unlink-sure = Do you want to unlink this chat from the customer record?
unlink-nothing = This chat isn't linked to any record.
unlinked = Unlinked. You can verify again whenever you need to.

## Updating details
ask-field = Which one would you like to update?
field-phone = phone number
field-address = address
field-email = e-mail
field-id_number = ID number
field-birth_date = birth date
field-contact_person = contact person
field-name = customer name
field-tax_code = tax code
field-new_name = new name
field-name_reason = reason
field-name_paper = kind of paper
ask-phone = Please give the new phone number, e.g. 0912 345 678.
ask-address = Enter house number, street, ward/commune, province. The old style with a district is fine.
ask-email = Please give the new e-mail, e.g. name@domain.vn.
ask-id_number =
    { $kind ->
        [organisation] This record is an organisation's: the number here is that of its legal representative. Please enter the 12-digit ID number. Send digits only, no photo of the card.
       *[person] Please enter the 12-digit ID number. Send digits only, no photo of the card.
    }
ask-birth_date =
    { $kind ->
        [organisation] This record is an organisation's: the date here is that of its legal representative. Enter the solar birth date on your ID: day/month/year, e.g. 05/03/1990.
       *[person] Enter the solar birth date on your ID: day/month/year, e.g. 05/03/1990.
    }
ask-contact_person = Please give the new contact's name, role and phone or e-mail, e.g. Nguyễn Mai, accountant, 0912 345 678.
confirm-change = I have: { $field } { $old } → { $new }. Is that right?
confirm-first = I have: { $field } { $new }. Is that right?
same-as-now = Your record already says so for { $field }. Enter a new value or type "stop".
changed = Your { $field } is updated. Reference: { $reference }. For safety we also tell the contacts in your record.
changed-contact = Your { $field } is updated. Reference: { $reference }. We told the old contact as well; until { $until } anyone there who says "this was not me" takes it back.
held = I have your request { $reference }. Because the old contact wasn't verified, the new { $field } takes effect at { $until } if nobody objects. Every contact in the record was told; type "withdraw" if you change your mind.
held-already = Request { $reference } to change the { $field } is already waiting and takes effect at { $until }. To change it differently, type "withdraw" first.
held-line = ⏳ { $field } ({ $reference }): waiting, takes effect at { $until } if nobody objects.
recovery-other = Let me try the other contact in the record. The change will then wait for a while and be announced to every contact.
recovery-staff = No contact in the record could be verified, so our staff will look at papers before changing it. Let me check the new contact first.
staff-decides = Our staff need to look at this one.
staff-looks = Once you confirm, our staff look at it and answer by { $reply_by }.
staff-landline = A landline can't receive the code by text, so our staff will check this number for you.
staff-contact-unproven = No contact of record could be verified
staff-undone = The customer said "this was not me"
frozen = Self-service for this record is paused to protect you. Our staff are looking into it; if urgent, call 1900 0382.

## Name change
ask-new_name =
    { $kind ->
        [organisation] A name change needs proof; staff verify before updating. This record belongs to an organisation. Please give the new name as on the registration certificate.
       *[person] A name change needs proof; staff verify before updating. This record belongs to a person. Please give the new full name as on the papers.
    }
ask-name_reason = Why does the name change? Pick one or type another reason.
name_reason-civil_change = Civil status change
name_reason-correction = Civil status correction
name_reason-spelling = DCNET's spelling mistake
name_reason-company_rename = Company renamed
reject-words-short = Please say a little more.
reject-words-empty = I don't see yet what it is about. Please say a little more.
reject-words-which = Which of these is it? Please choose one below or write what happened; if none, type "skip".
reject-words-paper = I need to know which paper you will send: please choose one below or type its name. If you have none yet, type "stop" and write again when you do; for a question, type "talk to a person".
reject-occasion-future = Today is { $today }, that day has not come yet. When did it happen? You may skip this if you do not remember.
reject-words-long = That is longer than { $most } characters. Please make it shorter.
ask-name_paper = Which paper will you send? Pick one or type another.
name_paper-civil_extract = Civil status extract
name_paper-id_card = New ID card
name_paper-business_certificate = Business registration certificate
ask-papers =
    { $kind ->
        [organisation] Please send photos or PDFs of the papers, up to { $most } files. Sharp, with all four corners, please.
       *[person] Please send photos or PDFs of the papers, up to { $most } files. Sharp, with all four corners, please.
    }
ask-papers-more = Files received: { $count } (at most { $most }). Send more or type "done".
papers-expected = I'm waiting for photos or PDFs of the papers. When you have sent them all, type "done".
confirm-request_name_change =
    Your name change request:
    • Current name: { $old }
    • New name: { $new_name }
    • Reason: { $name_reason }
    • Paper: { $name_paper } (files: { $files })
    Is that right?
file-coming = Receiving your file…
file-still-coming = I'm still receiving your files, one moment please.
file-then-on = I am still receiving your files; I go on as soon as they are all in.
file-not-asked = I don't need a file just now, so I didn't keep it. Please pick what you need first.
file-too-many = I can take up to { $most } files for one request.
file-to-case = I passed your file to request { $reference }.

## Requests
case-opened = I opened request { $reference } ({ $kind }). We reply within 2 working days, by { $reply_by }; expected completion by { $due }. Type this code to follow it.
case-opened-unproven_identity = I opened request { $reference } so that our staff can verify you. We reply by { $reply_by }; if urgent, call 1900 0382.
kind-update = { $field } change
kind-request_name_change = customer name change
kind-talk_to_person = talk to a person
kind-report_misuse = misuse of data
kind-unproven_identity = verifying the customer
case-state-open = being handled
case-state-waiting = waiting for you
case-state-approved = approved, to be applied
case-state-held = waiting for the objection period
case-state-done = done
case-state-refused = refused
case-state-withdrawn = withdrawn
case-state-undone = taken back
case-state-merged = merged into another request
case-line =
    { $due ->
        [none] { $reference } – { $kind }: { $state } (sent { $opened }).
       *[other] { $reference } – { $kind }: { $state } (sent { $opened }, due { $due }).
    }
cases-none = You have no requests yet.
complain-what = I am sorry that you are not content. What is your complaint about: misuse of your personal data, a request you made, or something else for our staff to answer?
case-unknown = I found no request { $reference } of yours.
withdraw-sure = Do you want to withdraw request { $reference }?
withdrawn = Request { $reference } is withdrawn. Nothing was changed.
withdraw-too-late = Request { $reference } has ended or cannot be withdrawn here, so I left everything as it is.
undo-sure = You say change { $reference } was not made by you? I will restore the contact, unlink every chat and pause self-service to protect you.
undone = The change is taken back, every chat is unlinked and self-service is paused. Security will contact you as soon as possible. If urgent, call 1900 0382.
undo-too-late = It is too late to take that back here. Type "staff" and I pass you on at once.

## With staff
