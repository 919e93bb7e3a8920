### The staff's group in Telegram: a topic a case. Customers' words stand there without numbers, addresses and names.

## The card at the head of a topic
group-state = State: { $state }
group-holder = Handled by: { $name }
group-nobody = Nobody has it yet
group-from = Channel: { $channel } · Verified: { $level }
group-reply-by = First reply by: { $at }
group-due = Due by: { $at }
group-alarm = Tell the authority by: { $at }
group-papers = Files from the customer: { $n }, see the console
group-did-other = updated
group-rule = A reply to a message of the customer goes to the customer. Anything else said in this topic is an internal note. Decisions are made in the console only.
group-claim = Claim
group-ready-reply = Ready reply
group-open = Open the console
group-back = Back
group-send = Send to the customer
group-will-send = This exact text goes to the customer:

## The customer's words
group-says = 👤 Customer ({ $reference }):
group-says-first = 👤 The customer's request ({ $reference }):
group-says-entered = ☎️ Entered by staff for the customer ({ $reference }):
group-says-edited = 👤 The customer corrected a message ({ $reference }):
group-says-forwarded = 👤 Forwarded by the customer ({ $reference }):
group-file = 📎 File { $n }: { $address }
group-older = { $n } earlier messages stand in the console.
group-cut = The rest stands in the console.
group-maybe-again = (The connection broke; this may stand here twice.)

## Telling staff in the group
group-how = In this topic a reply to a message of the customer goes to the customer, anything else is an internal note. Commands with a slash do nothing here.
group-stale = Not sent. Meanwhile, { $who }: { $what }. Look at the card at the head of the topic and send it again if it still holds.
group-unknown-message = Neither sent nor noted: it is unclear which message this answers. Reply to a message of the customer below the card.
group-no-files = Not sent. Files and pictures go to customers from the console, where they are checked and sealed.
group-no-case = Not possible: the case or the account cannot be used any more.
group-has-it = { $name } has this case already.
group-old-button = This button is from before. Look at the card at the head of the topic.
group-who-are-you = This Telegram account is not connected to the desk. Open My account in the console and press "Connect Telegram".
group-how-to-bind = It is unclear who at the desk wrote this, so it was neither sent nor noted. Open { $address }, press "Connect Telegram", then write it again.
group-hidden = Whoever wrote this is anonymous, so it was neither sent nor noted. Switch "Remain anonymous" off, then write it again.

## Connecting a Telegram account
group-bound = This Telegram account now acts for { $name }: what you write in the staff group counts as theirs. If that is not you, disconnect it in the console at once.
group-bind-late = This link does not work any more. Get a new one in the console, under My account.
group-bind-taken = This Telegram account is connected to another staff member. Disconnect it there first.
staff-mail-telegram = Hello { $name }, at { $at } a Telegram account was connected to this account of the desk. If that was not you, open My account, press "Disconnect", and change the password at once.
me-telegram = Telegram
me-telegram-on = Connected
me-telegram-as = { $account }, since { $at }
me-telegram-off = Connect a Telegram account to claim cases, answer customers and write notes right in the staff group.
me-telegram-bind = Connect Telegram
me-telegram-rebind = Connect another account
me-telegram-unbind = Disconnect
me-telegram-lead = Open this link on a phone or computer with Telegram, then press Start. It works once, until { $at }. Give it to nobody.
me-telegram-open = Open Telegram
me-telegram-or = Or send this line to the bot, in a private chat:
me-telegram-done = Done, to my account
me-done-telegram-removed = Telegram is disconnected.

## Ready replies: the name on the button, and the words for the customer
group-text-taken-up = Taken up
group-text-more-time = More time needed
group-text-papers = Papers are missing
group-text-where = Where to follow it
desk-text-taken-up = DCNET has received your request { $reference } and is looking into it. We will tell you as soon as there is a result.
desk-text-more-time = Your request { $reference } needs some more time to check. We will get back to you as soon as we can; thank you for your patience.
desk-text-papers = Some papers are missing for your request { $reference }. Please send a photo or PDF right here in this chat.
desk-text-where = You can look at your request { $reference } at any time by typing "my cases" here.
