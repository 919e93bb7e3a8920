### Console: talking to customers, sending files, correcting, reopening, rating.

console-do-give-back = Give the chat back to the assistant
console-chat-yours = A person has the chat: the assistant keeps silent, all the customer writes comes here.
console-chat-bots = The assistant answers the customer. Reply or take the case to have the chat.
console-done-give_back = The assistant has the chat again. The case stays with its holder.
console-did-given_back = gave the chat back to the assistant
console-no-chat-taken = The assistant has this chat already.

console-file-words = Send the customer a file
console-file-hint = JPEG, PNG or PDF, 10 MB at most. Only into the chat.
console-file-text = Words with it (may be left out)
console-do-send-file = Send the file
console-done-send_file = File sent.
console-did-file = sent the customer a file
console-did-paper = added a paper for the customer
console-file-missing = No file was chosen.
console-file-no-chat = The customer's chat is closed, so no file can be sent. Send a reply and they hear that there is something.
console-file-refused = This file cannot be taken. JPEG, PNG or PDF of at most 10 MB, not locked, without active code or files inside.
console-file-unchecked = This file could not be checked. Try again in a few minutes.

console-correct = Correct the last message
console-correct-was = It says: { $text }
console-correct-words = The right words, sent to the customer as they are
console-do-correct = Send the correction
console-done-correct = Correction sent; the earlier words stay in the history.
console-did-corrected = corrected what was sent to the customer
console-no-own-words = Only replies sent by this account can be corrected.

console-did-customer-edited = edited what they wrote
console-did-customer-by-mail = answered by mail
console-did-customer-on-page = wrote on the status page
console-did-mail-unproven = mail from an unproven sender (not the contact on record, or unreadable): not the customer's words
console-did-mail-declined = mail with { $declined } files that were not taken
console-did-reopened = reopened the case
console-did-rated = rated it { $stars }/5
console-reopened = Reopened { $n ->
    [1] once
   *[other] { $n } times
}
console-rating = Rated { $n }/5 by the customer
