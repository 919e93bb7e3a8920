### Channels: the chat of a case, and how the channels fare.

## On a case's page
case-chat-line = Channel
case-chat-none = This case has no chat
case-chat-not-theirs = the chat is not this customer's any more
case-chat-off = switched off
case-chat-down = the channel is down
case-chat-can =
    { $files ->
        [yes] { $buttons ->
            [yes] text, files, buttons
           *[no] text, files
        }
       *[no] { $buttons ->
            [yes] text, buttons
           *[no] text only
        }
    }
case-chat-any-time = we may write first at any time
case-chat-while = only while the session is open
case-chat-open =
    { $cost ->
        [free] open until { $until }, free until { $free }
       *[paid] open until { $until }, at a price
    }
case-chat-window = closed: the customer has not written here yet
case-chat-window-since = closed since { $when }, opens when the customer writes
case-chat-window-refused = refused by Zalo since { $when }, opens when the customer writes
case-chat-blocked = the customer blocked or left the chat
case-chat-session = the session has ended
case-chat-goes-here = Goes to the customer's chat on { $channel }.
case-chat-goes-session = Goes to the chat on { $channel }; they read it when they open it again.
case-chat-goes-by = It goes { $way }.
case-chat-goes-hint = The customer is sent one line with the reference to the contact they gave, without these words.
case-chat-goes-nobody = No way is left to reach this customer.
case-chat-goes-down = { $channel } is down: the message waits and is sent when it is back.
case-chat-goes-off = { $channel } is switched off, nothing can be sent there.
case-chat-no-file = A file cannot be sent now: files only go into a chat that is open.
case-chat-no-file-there = { $channel } takes no files from here: the customer only sees a sentence that says so.
case-chat-then-by = If it cannot be, it goes { $way }.
case-chat-then-nobody = There is no other way to reach the customer.
case-chat-by-email = by e-mail to the contact of record
case-chat-by-phone = by SMS to the number of record
case-chat-by-zalo = by Zalo template to the number of record; it says that there is news, without these words
case-chat-by-chat = to another chat of theirs, on { $channel }
case-chat-why-none = This case has no chat.
case-chat-why-not-theirs = The chat is not this customer's any more.
case-chat-why-window = The customer wrote too long ago, so { $channel } takes nothing now.
case-chat-why-blocked = The customer blocked or left the chat on { $channel }.
case-chat-why-session = The session on { $channel } has ended.
case-chat-went-chat = Sent to the chat on { $channel }.
case-chat-went-email = Sent by e-mail to the contact of record.
case-chat-went-phone = Sent by SMS to the number of record.
case-chat-went-zalo = Sent by Zalo template to the number of record: the customer learns that there is news, and opens the case's page to read it.

## The page of the channels
channels-title = Channel health
channels-lead = Whether each channel receives and sends, and what needs a look. Kept up to date within seconds.
channels-none = No channel is switched on.
channels-off = Switched off: { $names }.
channels-ok = Works
channels-look = Works, needs a look
channels-new = Nothing yet
channels-silent = Silent
channels-down = Down since { $when }
channels-silent-webhook = Nothing came for long, though it used to. The platform may have switched the webhook off: look at its address there, and run helpdesk doctor.
channels-quiet = Nothing came for long, though it used to. Try writing to this channel.
channels-why-token = The token was refused. Put a new one into the settings and restart.
channels-why-between = A block page or proxy answers in the platform's place.
channels-why-unreached = The platform cannot be reached.
channels-why-webhook = Nothing can be received ({ $detail }).
channels-why-other = The platform answers unlike what is expected ({ $detail }).
channels-trouble-refused = Events come with a signature that does not fit. Capture one and run helpdesk zalo verify-event.
channels-trouble-token-refused = The token could not be renewed. Give a new HELPDESK_ZALO_OA_REFRESH_TOKEN before the one at hand ends.
channels-trouble-token-lost = What came of one renewal of the token is not known. If the next one is refused, a new token is needed.
channels-trouble-quota = The quota or the balance is used up. See Zalo's pages.
channels-trouble-template-refused = The last template message was not taken. Look at the template and the ZBS balance.
channels-trouble-late = In the last 24 hours an event was not stored within two seconds; Zalo sends it again. If it goes on, look at the database.
channels-trouble-not-stored = In the last 24 hours an event could not be stored; Zalo sends it again. If it goes on, look at the database.
channels-trouble-elsewhere = Events of another Official Account come here.
channels-received = Last received
channels-delivered = Last sent
channels-by = Received by
channels-by-webhook = Webhook
channels-by-polling = Polling
channels-by-page = DCNET's own page
channels-waiting = Waiting to be sent
channels-messages =
    { $n ->
        [one] { $n } message
       *[other] { $n } messages
    }
channels-many = { $n } messages or more
channels-token = Access token
channels-token-none = none was fetched yet
channels-token-over = it has ended
channels-token-age = { $age } old, renewed at { $renew }, ends { $until }
channels-quota = Quota left
channels-template-quota = Templates left today
channels-unknown = not known
channels-missed = Too late to answer, 7 days
channels-signature = Signature matched last
channels-never = none yet
