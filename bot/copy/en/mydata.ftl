### "My data": the record, the linked chats, what has changed.

choice-mydata = My data
choice-mydata-full = Show in full
choice-mydata-full-sure = Show it in full anyway
choice-mydata-masked = Show the masked version
choice-mydata-chats = Linked chats
choice-mydata-history = What changed
choice-unlink-chat = Unlink { $channel } ({ $since })
choice-unlink-others = Unlink all other chats
choice-unlink-all = Unlink all, this chat too
choice-unlink-here = Unlink this chat
kind-view_my_data = viewing one's data
kind-stop_marketing = stopping advertising
kind-view_in_full = viewing one's data in full
kind-unlink_chats = unlinking chats

mydata-masked = This is what DCNET keeps in record { $code } (partly hidden to protect you):
mydata-line = • { $field }: { $value }
mydata-frozen = 🔒 Self-service for this record is paused to protect you; our staff are looking into it.
mydata-undoable-line = ↩️ { $field } ({ $reference }): just changed. If it wasn't you, type "not me" until { $until } to take it back.
mydata-chats-count = • Linked chats: { $count }
mydata-marketing-on = • Advertising and offers: not stopped
mydata-marketing-off = • Advertising and offers: stopped since { $since } ({ $channel })
mydata-what = What would you like to see next?

mydata-full-sure = The full version stays in the history of this chat, where anybody holding your device can read it. I also need to send you a code if you haven't entered one lately. Show it in full anyway, or the masked version?
mydata-full = Here is record { $code } in full. I show it once, and this view is written into the log:
mydata-full-what =
    { $stays ->
        [no] On a shared device, type "unlink" when you have seen it and close the page. After 30 minutes without a message the chat closes by itself and nobody can open it again.
       *[yes] When you have read it, delete this message if you share this device.
    }

mydata-chats = These chats are linked to your record:
mydata-chat-line =
    { $here ->
        [yes] • { $channel }, linked { $since } – this chat
       *[no]
            { $last ->
                [none] • { $channel }, linked { $since }, nothing written yet
               *[other] • { $channel }, linked { $since }, last written { $last }
            }
    }
mydata-chats-what = If one of them isn't yours, unlink it right away. What was said in another chat is not shown here.
mydata-unlink-sure = Do you want to unlink that chat from your record? I may need a code from you.
mydata-unlink-others-sure = Do you want to unlink every other chat and keep only this one? I may need a code from you.
mydata-unlink-all-sure = Do you want to unlink every chat from your record, this one too? I may need a code from you.
mydata-unlinked = Done, it is unlinked. To be used again it has to be verified from the start.

mydata-history = Changes to your record in the last 90 days, newest first:
mydata-history-none = Nothing in your record has changed in the last 90 days.
mydata-history-what = If something here wasn't done by you, type "staff".
mydata-past-changed =
    { $new ->
        [none]
            { $reference ->
                [none] • { $when } – { $field } changed ({ $by })
               *[other] • { $when } – { $field } changed ({ $by }, { $reference })
            }
       *[other]
            { $old ->
                [none]
                    { $reference ->
                        [none] • { $when } – { $field } added: { $new } ({ $by })
                       *[other] • { $when } – { $field } added: { $new } ({ $by }, { $reference })
                    }
               *[other]
                    { $reference ->
                        [none] • { $when } – { $field } changed: { $old } → { $new } ({ $by })
                       *[other] • { $when } – { $field } changed: { $old } → { $new } ({ $by }, { $reference })
                    }
            }
    }
mydata-past-held = • { $when } – { $field } to become { $new }, waiting for the objection period ({ $by }, { $reference })
mydata-past-withdrawn = • { $when } – request to change { $field } withdrawn ({ $by }, { $reference })
mydata-past-undone = • { $when } – { $field } taken back to { $new } ({ $by }, { $reference })
mydata-past-added = • { $when } – record created ({ $by })
mydata-past-lifted = • { $when } – self-service opened again ({ $by }, { $reference })
mydata-past-marketing-stopped = • { $when } – advertising stopped ({ $by })
mydata-past-marketing-started = • { $when } – advertising wanted again ({ $by })
mydata-by-customer = you, in chat
mydata-by-staff = DCNET staff
mydata-by-undo = "this was not me"
mydata-by-import = DCNET's data import
mydata-by-desk = at the end of the objection period

channel-telegram = Telegram
channel-zalo-bot = Zalo
channel-zalo-oa = Zalo OA
channel-webchat = Web chat
channel-terminal = Terminal
channel-other = Another channel

## Deletion: a person decides
choice-delete-my-data = Ask for deletion
choice-delete-sure = Send the request
kind-delete_my_data = deletion of data
choice-use-sure = Send this request
kind-use_of_data = use of data
use-told = Taking back a consent, restricting or objecting to how data is used is decided by our staff, who answer in writing; what was done before stays lawful. Advertising I can stop at once. The law says:
use-what = Shall I send this request to our staff? Nothing has changed.
delete-told = I don't delete data myself: our staff look at each request and answer it. Under DCNET's policy (clause c) information is stored until all your contracts have ended. Apart from the policy, the law says:
delete-what = Shall I send a deletion request to our staff? Nothing has been deleted.
