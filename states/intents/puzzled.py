"""Whether a message only asks what was meant: "là sao?", "mã gì vậy", "what do you mean?".

A question back is no answer, whatever is open. Nothing else may stand in it but the phrase and
words that carry no meaning: `không hiểu sao bị trừ tiền` tells something and is none.
"""

from typing import Final

from states.intents.phrases import Phrases, words_of

_PUZZLED: Final = Phrases(
    {
        "puzzled": """là sao, là sao vậy, nghĩa là sao, nghĩa là gì, có nghĩa là gì, là gì,
            là gì vậy, là cái gì, là thế nào, là như thế nào, ý là sao, ý là gì, ý gì, ý em là sao,
            ý em là gì, ý bạn là sao, ý bạn là gì, gì vậy, gì thế, gì cơ, cái gì vậy,
            cái gì thế, gì đây, hả, sao cơ, sao vậy, không hiểu, chưa hiểu, ko hiểu, k hiểu,
            hem hiểu, không hiểu gì,
            không hiểu câu hỏi, không rõ ý, không rõ câu hỏi, giải thích, giải thích giúp,
            giải thích thêm, nói rõ hơn, nói rõ, hỏi gì vậy, hỏi gì, hỏi cái gì, mã gì, mã nào,
            mã gì vậy, mã ở đâu, lấy mã ở đâu, giấy gì, giấy tờ gì, đây là gì, cái này là gì,
            cái này là sao, phải làm gì, làm gì bây giờ, trả lời sao, trả lời thế nào,
            trả lời như thế nào, trả lời gì, nhập gì, gõ gì, gửi gì, chọn gì, chọn cái nào,
            what do you mean, what does that mean, what does this mean, what does it mean,
            what is this, whats this, what is that, whats that, what is it, what,
            which code, what code, where is the code, which papers, what papers, what paper,
            i do not understand, i dont understand, dont understand, do not understand,
            i dont get it, dont get it, not clear, unclear, please explain, explain, come again,
            pardon, sorry what, huh, how do i answer, what should i answer, what should i do,
            what do i do, what should i type, what should i send, what do you want"""
    }
)
_LIGHT_LIST: Final = """da vang em oi minh toi tui anh chi ad admin shop bot a ah ha nha nhe vay
    the voi ma nay cai do ua ui troi oi sao lai la gi ban dcnet xin giup di co cau ay kia hoi chua
    roi nua phai
    please me to it that this the you just well ok so but and hmm um uh eh hey hi sorry"""
_LIGHT: Final = frozenset(_LIGHT_LIST.split())
_LONGEST: Final = 9  # words


def asks_back(text: str) -> bool:
    """Whether this asks nothing but what is meant by the open question."""
    words = words_of(text)
    if not words:
        return "?" in text and not text.strip("?!. ")
    if len(words) > _LONGEST:
        return False
    covered = {at for one in _PUZZLED.find(words) for at in range(one.start, one.end)}
    return bool(covered) and all(
        at in covered or word.folded in _LIGHT for at, word in enumerate(words)
    )
