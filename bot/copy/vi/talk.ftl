### Nói chuyện với nhân viên: xếp hàng, giờ làm việc, chuyển qua lại. Xưng "em", gọi "Anh/Chị".

weekday-0 = thứ Hai
weekday-1 = thứ Ba
weekday-2 = thứ Tư
weekday-3 = thứ Năm
weekday-4 = thứ Sáu
weekday-5 = thứ Bảy
weekday-6 = Chủ nhật

## Xếp hàng
case-opened-talk_to_person =
    Em đã chuyển Anh/Chị cho nhân viên, mã yêu cầu { $reference }. { $ahead ->
        [none] Anh/Chị là người tiếp theo.
       *[other] Trước Anh/Chị còn { $ahead } người đang chờ.
    }
    { $opens ->
        [now] Nhân viên đang làm việc, hôm nay đến { $until }.
       *[other] Bây giờ ngoài giờ làm việc; nhân viên có mặt từ { $weekday } { $opens } (giờ làm việc hôm đó: { $hours }).
    } Chậm nhất { $reply_by } Anh/Chị có câu trả lời; cần gấp xin gọi 1900 0382.
talk-where-queue =
    Dạ, em vẫn ở đây. Yêu cầu { $reference } đang chờ nhân viên; { $ahead ->
        [none] Anh/Chị là người tiếp theo.
       *[other] trước Anh/Chị còn { $ahead } người.
    }
    { $opens ->
        [now] Nhân viên đang làm việc, hôm nay đến { $until }.
       *[other] Bây giờ ngoài giờ làm việc; nhân viên có mặt từ { $weekday } { $opens } (giờ làm việc hôm đó: { $hours }).
    } { $reply_by ->
        [none] Cần gấp xin gọi 1900 0382.
        [late] Em xin lỗi, DCNET đã trễ hẹn trả lời Anh/Chị. Cần gấp xin gọi 1900 0382.
       *[other] Chậm nhất { $reply_by } Anh/Chị có câu trả lời.
    }
talk-where-person =
    Dạ, { $name } đang phụ trách yêu cầu { $reference } và đọc được mọi tin của Anh/Chị.
    { $opens ->
        [now] Nhân viên đang làm việc, hôm nay đến { $until }.
       *[other] Bây giờ ngoài giờ làm việc; nhân viên có mặt từ { $weekday } { $opens } (giờ làm việc hôm đó: { $hours }).
    } { $reply_by ->
        [none] Cần gấp xin gọi 1900 0382.
        [late] Em xin lỗi, DCNET đã trễ hẹn trả lời Anh/Chị. Cần gấp xin gọi 1900 0382.
       *[other] Chậm nhất { $reply_by } Anh/Chị có câu trả lời.
    }

## Trong lúc nói chuyện
talk-here = Anh/Chị nhắn tiếp tại đây, mọi tin sẽ được chuyển vào yêu cầu. Gõ "menu" để quay lại.
talk-already = Dạ, Anh/Chị đang trong yêu cầu { $reference } với nhân viên rồi. Anh/Chị cứ nhắn tại đây ạ.
talk-answer = Anh/Chị trả lời ngay tại đây, gửi cả ảnh hoặc PDF cũng được; em sẽ chuyển vào yêu cầu { $reference }. Gõ "menu" để quay lại.
talk-answer-later = Khi rảnh tay, Anh/Chị chọn "Trả lời { $reference }" để trả lời nhân viên ạ.
reply-nothing = Dạ, hiện không có yêu cầu nào đang chờ Anh/Chị trả lời. Cần hỗ trợ, Anh/Chị gõ "gặp nhân viên" ạ.
reply-which = Anh/Chị muốn trả lời yêu cầu nào ạ?
talk-passed-on = Dạ, em đã chuyển tin vào yêu cầu { $reference }. Gõ "menu" để quay lại.
talk-passed-on-too = ✓ Em đã chuyển tiếp ạ.
talk-edit-passed-on = Dạ, em đã chuyển bản sửa vào yêu cầu { $reference }; tin trước vẫn được giữ.
talk-taken = { $name } (DCNET) đã nhận yêu cầu { $reference } và đọc tin của Anh/Chị từ đây. Em xin nhường lời; cần biết tình hình, Anh/Chị cứ hỏi "còn đó không".
talk-given-back = Dạ, { $name } đã chuyển Anh/Chị lại cho em. Yêu cầu { $reference } vẫn đang được xử lý, có tin mới em báo ngay ạ.
talk-left = Dạ, mình ra khỏi cuộc nói chuyện. Yêu cầu { $reference } vẫn còn đó, nhân viên trả lời là em báo ngay ạ.
talk-is-closed = Dạ, yêu cầu { $reference } đã đóng nên không còn ai đọc tin ở đó. Anh/Chị gõ "yêu cầu của tôi" để mở lại, hoặc "gặp nhân viên" để em chuyển tin mới ạ.
staff-reply =
    💬 { $name } (DCNET) về yêu cầu { $reference }:
    { $text }
staff-corrected =
    ✏️ { $name } (DCNET) sửa lại tin trước về yêu cầu { $reference }:
    { $text }
staff-file =
    { $text ->
        [none] 📎 { $name } (DCNET) gửi tệp về yêu cầu { $reference }.
       *[other] 📎 { $name } (DCNET) gửi tệp về yêu cầu { $reference }: { $text }
    }
staff-file-elsewhere = 📎 { $file }: kênh này chưa nhận được tệp. Anh/Chị mở trò chuyện trên web hoặc gọi 1900 0382 để nhận ạ.

## Biểu mẫu đang làm dở
form-left = Dạ, em để lại việc { $kind }, chưa thay đổi gì; Anh/Chị làm tiếp ở menu ạ.
form-kept = Lúc nãy mình đang làm dở: { $kind }. Anh/Chị làm tiếp nhé?
choice-form-drop = Để sau, về menu
