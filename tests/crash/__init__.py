"""The kill test: a real `helpdesk serve` is killed again and again while a crowd talks to it.

`python -m tests.crash` (`make crash`) runs it whole: at least 200 kills, every named crash point
five times or more, then each planted fault until it is caught. `tests/test_crash.py` runs the short
form. It goes by progress, so a slow machine takes longer and proves the same. The seed fixes the
crowd, its words, the troubles of the Bot API and the plan of kills; the machine's own timing it
cannot fix.

    plan        what a run is, and what came of it
    house       starting, awaiting and killing `serve`; zygote.py: starts it warm,
                starter: tells it to
    planted     faults put into the child only, to see that the checks bite
    gateways    mail and SMS, living in the test's process so that they outlive every kill
    customer    one scripted customer, by prompts it knows;  crowd: all of them
    phones      what customers talk with: Telegram;  official: a Zalo Official Account, by signed
                events that come again later and tokens that last a minute;  browser: the web chat
    zalo        customers on Zalo Bot, beside the crowd;  zalo_checks: what must be true of them
    furnishing  what the desk knows beforehand
    staff       one staff member at the console
    scripts     what they want: another journey is a function and its entry in `_JOURNEYS`;
                wishes: of which it is made;  tasks: what one is
    trouble     faults of the Bot API and of Zalo's OpenAPI
    campaign    the plan of kills, and the drain at the end;  aim: where each life shall end
    ledger      what the database holds in the end
    checks      what must be true then;  wire: … of what went over the wire;
                others_checks: … of the Official Account, the web chat and forwarded words
    report      the table
"""
