### What is said on a Zalo Official Account alone.

other-gif = animated pictures
other-link = links

# The customer agrees that Zalo tells the phone, name and address of their account: it saves typing.
choice-info = Take it from Zalo
info-asked = I just sent a card that asks for it. Press agree on the card, or simply type it.
info-card = May we take your phone, name and address from Zalo, so that you need not type them?
info-is-it = Zalo says: { $value }. Is that right?
info-not-asked = I don't need that just now.

# Codes and news by a ZBS template of Zalo, to the phone of record.
choice-by-zalo = By Zalo
ask-way = To protect your account I need to send a code to { $phone }. How would you like it?
notice-zalo = There is news of your request { $reference } at DCNET.
undelivered-outlet-zbs = Zalo template
undelivered-then-zalo = Sent on by a Zalo template
undelivered-reason-window = The customer wrote too long ago for Zalo
undelivered-reason-quota = No more messages left to send, or not paid

staff-elsewhere = Staff are writing to the customer in Zalo's own pages
elsewhere-sent = Sent a file or picture in Zalo's own pages
console-did-elsewhere = wrote in Zalo's own pages; the assistant is silent meanwhile
