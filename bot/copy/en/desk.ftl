### News of a request that staff decided: in the chat (desk-…), by mail or SMS (notice-desk-…).

desk-asked-more =
    Request { $reference } needs something more from you:
    { $text }
desk-approved = A DCNET colleague has verified request { $reference }. A second colleague checks it before it is written into your record; there is nothing you need to do.
desk-refused =
    DCNET could not carry out request { $reference }. The reason:
    { $text }
    Type "talk to a person" to discuss it, or call 1900 0382.
desk-name-applied = Request { $reference } is done: the customer name on record has been changed. For a contract annex in the new name, call 1900 0382.
desk-detail-applied = Request { $reference } is done: the { $field } on your record has been updated.
desk-held = Two colleagues have approved request { $reference }. To protect you, the new { $field } takes effect at { $until }, unless somebody objects before then.
desk-settled =
    Request { $reference } has been settled:
    { $text }

notice-desk-reply = DCNET: { $name } answered your request { $reference }: { $text }
notice-desk-corrected = DCNET: { $name } corrects the earlier message about request { $reference }: { $text }
notice-desk-asked-more = DCNET: request { $reference } needs something more from you: { $text } Open your chat with DCNET again or call 1900 0382.
notice-desk-approved = DCNET: request { $reference } has been verified and waits for a second colleague. There is nothing you need to do.
notice-desk-refused = DCNET: request { $reference } could not be carried out. The reason: { $text } Questions? Call 1900 0382.
notice-desk-name-applied = DCNET: request { $reference } is done, the customer name on record has been changed.
notice-desk-detail-applied = DCNET: request { $reference } is done, the { $field } on record has been updated.
notice-desk-held = DCNET: request { $reference } was approved, the new { $field } takes effect at { $until } unless somebody objects.
notice-desk-settled = DCNET: request { $reference } has been settled: { $text }
notice-desk-lifted = DCNET: self-service on your record has been opened again, by request { $reference }. If you did not ask for this, call 1900 0382 at once.
notice-name-changed = DCNET: the customer name on your record has just been changed by request { $reference }. If this was not you, call 1900 0382 at once.
