### Pages opened from links in notices.

not-me-title = DCNET – This was not me
not-me-ask-headline = You did not make this change?
not-me-ask-text = If you press the button below, DCNET restores the contact in your record, unlinks every linked chat and pauses self-service. Our security team will contact you.
not-me-ask-held-headline = You did not ask for this?
not-me-ask-held-text = If you press the button below, DCNET cancels the request, unlinks every linked chat and pauses self-service. Our security team will contact you.
not-me-what-applied = At { $at } the { $field } in the record was changed to { $new }, reference { $reference }. It can be taken back until { $until }.
not-me-what-held = At { $at } request { $reference } asked to change the { $field } in the record to { $new }. It is not in effect yet; it would take effect at { $until }.
not-me-act = This was not me, take it back now
not-me-done-headline = Taken back
not-me-done-text = The change was taken back, every chat is unlinked and self-service is paused. Our security team will contact you as soon as possible.
not-me-done-held-headline = The request is cancelled
not-me-done-held-text = Your record stays as it was, every chat is unlinked and self-service is paused. Our security team will contact you as soon as possible.
not-me-late-headline = This link is no longer valid
not-me-late-text = The link has expired or was already used. If you are still worried, please call the hotline at once.
not-me-busy-headline = Please try again in a few minutes
not-me-busy-text = This page was opened too often from this network. If urgent, please call the hotline.
