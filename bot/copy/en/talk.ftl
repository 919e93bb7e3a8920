### Talking to staff: the queue, office hours, handing over both ways.

weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday

## The queue
case-opened-talk_to_person =
    I'm passing you to our staff, request { $reference }. { $ahead ->
        [none] You are next.
       *[other] Waiting before you: { $ahead }.
    }
    { $opens ->
        [now] Our staff are here today until { $until }.
       *[other] We are outside office hours; our staff are back on { $weekday } { $opens } (hours that day: { $hours }).
    } You will have an answer by { $reply_by } at the latest; if it is urgent, call 1900 0382.
talk-where-queue =
    I'm still here. Request { $reference } is waiting for our staff; { $ahead ->
        [none] you are next.
       *[other] waiting before you: { $ahead }.
    }
    { $opens ->
        [now] Our staff are here today until { $until }.
       *[other] We are outside office hours; our staff are back on { $weekday } { $opens } (hours that day: { $hours }).
    } { $reply_by ->
        [none] If it is urgent, call 1900 0382.
        [late] I'm sorry, our answer is overdue. If it is urgent, call 1900 0382.
       *[other] You will have an answer by { $reply_by } at the latest.
    }
talk-where-person =
    { $name } has request { $reference } and reads all you write.
    { $opens ->
        [now] Our staff are here today until { $until }.
       *[other] We are outside office hours; our staff are back on { $weekday } { $opens } (hours that day: { $hours }).
    } { $reply_by ->
        [none] If it is urgent, call 1900 0382.
        [late] I'm sorry, our answer is overdue. If it is urgent, call 1900 0382.
       *[other] You will have an answer by { $reply_by } at the latest.
    }

## While talking
talk-here = Write here, everything goes into your request. Type "menu" to go back.
talk-already = You are already in request { $reference } with our staff. Please just write here.
talk-answer = Answer right here, photos and PDFs too; it goes into request { $reference }. Type "menu" to go back.
talk-answer-later = When you are ready, choose "Answer { $reference }" to answer our staff.
reply-nothing = No request of yours is waiting for an answer. To talk to somebody, type "staff".
reply-which = Which request would you like to answer?
talk-passed-on = I've passed it on to request { $reference }. Type "menu" to go back.
talk-passed-on-too = ✓ Passed on.
talk-edit-passed-on = I've passed your correction on to request { $reference }; what you wrote first is kept.
talk-taken = { $name } (DCNET) has taken request { $reference } and reads what you write from here. I'll keep quiet; to know how it stands, just ask "are you there".
talk-given-back = { $name } has handed you back to me. Request { $reference } goes on, I'll tell you as soon as there is news.
talk-left = We have left the talk. Request { $reference } stays, and I'll tell you as soon as our staff answer.
talk-is-closed = Request { $reference } is closed, so nobody reads on there. Type "my requests" to reopen it, or "staff" and I'll pass on something new.
staff-reply =
    💬 { $name } (DCNET) about request { $reference }:
    { $text }
staff-corrected =
    ✏️ { $name } (DCNET) corrects the earlier message about request { $reference }:
    { $text }
staff-file =
    { $text ->
        [none] 📎 { $name } (DCNET) sends a file about request { $reference }.
       *[other] 📎 { $name } (DCNET) sends a file about request { $reference }: { $text }
    }
staff-file-elsewhere = 📎 { $file }: this channel cannot take files. Please open the web chat or call 1900 0382 for it.

## A form under way
form-left = I have put the { $kind } aside, nothing was changed; go on with it from the menu.
form-kept = Earlier you were in the middle of this: { $kind }. Shall we go on?
choice-form-drop = Later, back to the menu
