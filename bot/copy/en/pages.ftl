# Words on the web pages: landing, chat, the demo's outbox.

page-company = DCNET Telecom Joint Stock Company
page-address = 137 Lê Quang Định, Ward 14, Bình Thạnh District, Ho Chi Minh City
page-hotline = Hotline
page-hotline-charged = Calls to 1900 numbers are charged.
page-language-vi = Tiếng Việt
page-language-en = English
page-theme-to-dark = Switch to dark theme
page-theme-to-light = Switch to light theme

## Landing

landing-title = DCNET · Complaints and data requests
landing-headline = Your data, in your hands.
landing-lead = Where DCNET's customers update their details, change a name, report misuse and make requests about personal data.
landing-chat-title = Chat
landing-chat-text = For customers. The automatic assistant answers at once; staff step in when needed.
landing-chat-action = Open the chat
landing-status-title = Case status
landing-status-text = See how a case is going, send what is missing, take it back or rate it, without a chat.
landing-status-action = Look it up
landing-console-title = Console
landing-console-text = For DCNET's staff. The queue of cases, checks and decisions.
landing-console-action = Go to the console
landing-outbox-title = Outbox
landing-outbox-text = The demo sends no mail or SMS to the outside. Every message and code shows here.
landing-outbox-action = See mail and codes
landing-demo = Demo: customers and staff are sample data.

## Chat: the page

chat-title = DCNET · Automatic assistant
chat-description = Chat with DCNET's automatic assistant: update details, change the customer name, report misuse, make requests about personal data.
chat-assistant = Automatic assistant
chat-skip = Skip to the message box
chat-log = Conversation
chat-loading = Opening the conversation…
chat-photo-notice = Photos of ID papers are removed from the chat as soon as DCNET has stored them safely.
chat-no-script = The chat needs JavaScript. Please switch it on and reload the page, or call our hotline { $phone }.
chat-menu = Menu
chat-attach = Attach a photo or PDF
chat-say = Your message
chat-say-hint = Message…
chat-send = Send
chat-blank = How can I help you? Type a message or press Menu.
chat-keys = Enter to send, Shift + Enter for a new line
chat-newest = New messages
chat-choices = Quick replies

## Chat: beside it, on wide screens

chat-side-headline = Your data, in your hands.
chat-side-lead = DCNET's automatic assistant is always here. What a person must decide, it passes to our staff.
chat-side-can = What I can do
chat-side-update-title = Update details
chat-side-update = Phone, address, e-mail, ID number, birth date, contact person.
chat-side-name-title = Change the customer name
chat-side-name = Send the form and papers; staff verify, then update.
chat-side-misuse-title = Report misuse of data
chat-side-misuse = Tell it briefly, with evidence; what is urgent is passed on at once.
chat-side-data-title = Requests about data
chat-side-data = See it, get a copy, ask for deletion, stop marketing.
chat-side-urgent = If urgent, call

## The chat's button on other pages

embed-open = Chat with DCNET
embed-unread = { $n } unread messages
embed-close = Close the chat

## Chat: connection

chat-link-lost = Connection lost. Reconnecting…
chat-link-back = Connected again.
chat-link-offline = This device is offline. Messages will be sent when it is back.

## Chat: messages

chat-from-customer = You
chat-from-staff = { $name } · DCNET staff
chat-from-staff-nameless = DCNET staff
chat-day-today = Today
chat-day-yesterday = Yesterday
chat-typing = Typing…
chat-tick-pending = Sending
chat-tick-sent = Sent
chat-tick-received = Received
chat-tick-waiting = Not sent yet, will try again
chat-tick-failed = Not sent
chat-resend = Send again
chat-mend = Edit
chat-drop = Discard
chat-new-window = (opens in a new tab)

## Chat: composer

chat-left = Characters left: { $n }
chat-too-long = Over the limit by { $n }. Please shorten it or split it in two.
chat-slow-down = That was a little fast. Sending goes on in { $n } s.
chat-refused = This message could not be sent. Please try again or call { $phone }.

## Chat: files

chat-file-ready = Send this file?
chat-file-send = Send file
chat-file-several = { $n } files
chat-file-send-all = Send { $n } files
chat-file-preview = Preview of { $name }
chat-file-drop-here = Drop a photo or PDF here
chat-file-sending = Uploading { $n }%
chat-file-queued = Waiting to upload
chat-file-cancel = Cancel upload
chat-file-cancelled = { $name } was not sent.
chat-file-waiting = Checking and storing…
chat-file-stored-image = Stored safely. The photo was removed from the chat.
chat-file-stored-pdf = Stored safely. The file was removed from the chat.
chat-file-declined = Not needed now, so it was not stored.
chat-file-failed = This file could not be stored. Please send it again.
chat-file-again = Choose another file
chat-file-too-big = The file has { $size }, at most { $max } can be sent. Please use a smaller photo.
chat-file-kind = Only photos and PDF can be sent. Please choose another file.
chat-file-broken = The connection broke while sending { $name }. Please send it again.
chat-file-get = Download

## Chat: closed

chat-ended-title = This conversation is closed
chat-ended-idle = There was no message for 30 minutes, so it was closed to keep your data safe.
chat-ended-expired = A chat session lasts 12 hours at most. It was closed to keep your data safe.
chat-ended-unlinked = This chat is no longer linked to a customer record.
chat-ended-safe = Requests you have sent go on as usual.
chat-ended-new = Start a new conversation
chat-new-failed = A new conversation could not be opened. Please try again in a few minutes or call { $phone }.
chat-portal-failed = The link from the customer portal did not open. Please try again, or write to me right here.

## Outbox

outbox-title = Outbox · demo
outbox-headline = Outbox
outbox-lead = The demo's mail and SMS stop here, newest first. The page updates by itself.
outbox-kind-mail = E-mail
outbox-kind-sms = SMS
outbox-to = To
outbox-code = Code
outbox-copy = Copy code { $code }
outbox-copied = Copied
outbox-empty-title = No mail or SMS yet
outbox-empty-text = Open the chat and ask for a code; it will show here.
outbox-loading = Fetching mail…
outbox-lost = New mail could not be fetched. The page will try again.
outbox-open-chat = Open the chat
