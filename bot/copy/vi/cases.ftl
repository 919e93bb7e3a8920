### Yêu cầu của tôi: danh sách, diễn biến, mở lại, đánh giá. Xưng "em", gọi "Anh/Chị".

cases-what = Anh/Chị muốn làm gì tiếp ạ?
cases-which = Anh/Chị muốn xem yêu cầu nào ạ?
choice-case = Xem { $reference }
choice-more = Xem thêm ({ $count })
choice-cases-back = Mọi yêu cầu
choice-serve = Gửi bổ sung { $reference }
choice-leave-closed = Thôi, để vậy
choice-reopen = Mở lại { $reference }
choice-rate = Đánh giá { $reference }

## Diễn biến, mỗi việc một dòng
case-step-received = • { $at }: DCNET đã nhận yêu cầu.
case-step-taken = • { $at }: nhân viên đã nhận xử lý.
case-step-asked = • { $at }: nhân viên cần Anh/Chị bổ sung: { $text }
case-step-answered = • { $at }: nhân viên trả lời: { $text }
case-step-added =
    { $text ->
        [none] • { $at }: Anh/Chị gửi thêm tệp.
       *[other] • { $at }: Anh/Chị nhắn: { $text }
    }
case-step-approved = • { $at }: đã duyệt, chờ nhân viên thứ hai kiểm tra.
case-step-held = • { $at }: đã báo tới mọi liên hệ, chờ hết thời hạn phản đối.
case-step-done =
    { $text ->
        [none] • { $at }: đã xong.
       *[other] • { $at }: đã xong: { $text }
    }
case-step-refused = • { $at }: chưa thực hiện được, lý do: { $text }
case-step-withdrawn = • { $at }: Anh/Chị đã rút yêu cầu.
case-step-undone = • { $at }: có người báo "không phải tôi", thay đổi đã được hoàn lại.
case-step-merged = • { $at }: được gộp vào yêu cầu { $text }; DCNET xử lý tiếp theo mã đó.
case-step-reopened =
    { $text ->
        [none] • { $at }: được mở lại.
       *[other] • { $at }: Anh/Chị mở lại, vì: { $text }
    }
case-reopens = Chưa ổn thì Anh/Chị mở lại được đến { $until } ạ.

## Mở lại
reopen-why = Điều gì ở yêu cầu { $reference } chưa ổn ạ? Anh/Chị viết vài lời để nhân viên xem lại.
reopened = Dạ, em đã mở lại yêu cầu { $reference }. DCNET phản hồi chậm nhất { $reply_by }.
reopen-too-late = Dạ, yêu cầu { $reference } không mở lại được nữa. Anh/Chị gõ "gặp nhân viên" để em chuyển ạ.

## Đánh giá
rate-ask = Anh/Chị hài lòng với cách xử lý yêu cầu { $reference } đến đâu ạ? Chọn từ 1 đến 5 sao, hoặc bỏ qua.
rate-comment = Cảm ơn Anh/Chị. Anh/Chị muốn nhắn thêm gì không ạ?
rate-thanks = Cảm ơn Anh/Chị đã góp ý.
rate-thanks-poor = Cảm ơn Anh/Chị đã góp ý, em xin lỗi vì chưa làm Anh/Chị hài lòng. Muốn nhân viên xem lại yêu cầu { $reference }, Anh/Chị gõ mã này, đến { $until } ạ.
rate-unclear = Dạ, Anh/Chị chấm từ 1 đến 5 sao giúp em, ví dụ gõ "4", hoặc gõ "bỏ qua" ạ.
rate-not-now = Dạ vâng ạ.
rate-too-late = Dạ, yêu cầu này không còn đánh giá được ạ.
rate-nothing = Dạ, cảm ơn Anh/Chị. Hiện không có yêu cầu nào chờ đánh giá ạ.
choice-stars = { $stars }
choice-not-now = Bỏ qua
