### The status page: /status, without a chat.

status-title = DCNET – Case status
status-headline = See how your case is going
status-lead = Enter the case reference from our mail or message, or as our staff read it out. DCNET sends a 6-digit code to a contact on record to confirm it is you.
status-label-reference = Case reference
status-hint-reference = For example DC-7K3M4-2
status-label-contact = Send the 6-digit code by
status-contact-email = E-mail on record
status-contact-phone = SMS to the number on record
status-send-code = Send the code
status-or-chat = Something else? The chat is open.
status-open-chat = Open the chat

## Why it does not open
status-wrong-reference = That is not a case reference. It looks like DC-7K3M4-2, and its last sign is a check: please look at each sign again.
status-too-often = Many codes were sent for this look-up today. Please try again tomorrow or call 1900 0382.
status-busy = This page was opened too often from your network. Please try again in a few minutes.
status-shut-unknown = This link opens no case. You can look it up by its reference below.
status-shut-late = This link has expired. You can look the case up by its reference below.
status-shut-changed = The contact this link went to no longer confirms your record, so the link is void. You can look the case up by its reference below.
status-shut-over = Your visit has ended. Please enter the case reference again to go on.
status-shut-other = This case is not among those you are looking at. Please check the reference.

## The 6-digit code
status-code-headline = Enter the 6-digit code
status-code-lead-email = If reference { $reference } is right and there is an e-mail on record, DCNET has sent a 6-digit code there. It is valid for 10 minutes.
status-code-lead-phone = If reference { $reference } is right and there is a mobile number on record, DCNET has sent a 6-digit code there. It is valid for 10 minutes.
status-label-code = 6-digit code
status-enter = See the case
status-again = Send the code again
status-other-reference = Enter another reference
status-code-shape = The code has exactly 6 digits.
status-code-wrong = That is not the code; tries left: { $left }.
status-code-expired = The code has expired. Please have a new one sent.
status-code-spent = This code cannot be used any more. Please have a new one sent.
status-code-wait = A code was just sent. Please wait 30 seconds before asking for another.

## The list
status-list-headline = Your cases
status-list-lead = Choose a case to see what happened. These pages close by themselves after 30 minutes.
status-list-empty = There are no cases.
status-list-all = All cases
status-leave = End the visit
status-opened = Received on { $at }
status-due = Due on { $at }

## One case
status-missing = DCNET is waiting for you
status-missing-plain = Our staff need more information or papers from you.
status-steps = What happened
status-dates = By when
status-date-reply = DCNET replies by { $at } at the latest.
status-date-due = DCNET settles it by { $at } at the latest.
status-date-waiting = The due date { $at } is paused while we wait for you.
status-date-held = The change takes effect at { $at } if nobody objects.
status-date-reopen = You can reopen it until { $at }.
status-papers = Papers received: { $count }.
status-hidden = This page was opened by a link, so personal details are masked. To see everything, look the case up by its reference.
status-alarm = This case was opened by a "this was not me" alarm. Our security team will contact you.

## What can be done
status-add-headline = Send something
status-add-text = What you want to say
status-add-file = Pictures or PDF
status-add-hint = JPEG, PNG or PDF, up to 5 files at once, up to 10 MB each.
status-add = Send to DCNET
status-withdraw-headline = Take the request back
status-withdraw-text = DCNET will stop working on case { $reference }. Are you sure?
status-withdraw = Take it back
status-reopen-headline = Reopen the case
status-reopen-text = What is still wrong?
status-reopen = Reopen
status-rate-headline = Rating
status-rate-stars = How satisfied are you with how it was handled?
status-rate-star = { $stars ->
        [one] { $stars } star
       *[other] { $stars } stars
    }
status-rate-text = Anything to add (optional)
status-rate = Send the rating

## After a button
status-added = DCNET has received what you sent for case { $reference }.
status-withdrawn = Case { $reference } has been taken back.
notice-page-withdrawn = Case { $reference } was just taken back on your case page. If that was not you, type "talk to a person" or call 1900 0382.
notice-page-reopened = Case { $reference } was just opened again on your case page; our staff will look into it.
status-reopened = Case { $reference } is open again. DCNET replies by { $reply_by } at the latest.
status-rated = Thank you for telling us.
status-late-add = Case { $reference } is closed, so nothing more can be added.
status-late-withdraw = Case { $reference } cannot be taken back now. For help, please call 1900 0382.
status-late-reopen = Case { $reference } cannot be reopened any more. For help, please call 1900 0382.
status-late-rate = Case { $reference } can no longer be rated.
status-not-yours = This case is not among those you are looking at.
status-old-form = This form is out of date. Please look below and send it again.
status-long = That is longer than { $most } characters. Please shorten it.
status-nothing = Please write a few words or choose at least one file.
status-no-stars = Please choose 1 to 5 stars.
status-no-reason = Please tell us in a few words what is still wrong.
status-too-many-files = This case has nearly { $most } files, so this page takes no more. Please call 1900 0382.
status-unchecked = Files cannot be checked right now. Please send it again in a few minutes.
