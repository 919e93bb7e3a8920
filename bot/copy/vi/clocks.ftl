### Đồng hồ của yêu cầu: hạn, tạm dừng, gia hạn; nói với khách, báo cho nhân viên, trên bàn làm việc.

## Nói với khách
clock-stands = Trong lúc chờ, thời hạn xử lý tạm dừng (còn { $left } ngày) và chạy tiếp khi DCNET nhận được ạ.
clock-goes-on = Dạ, DCNET đã nhận bổ sung cho yêu cầu { $reference }. Thời hạn xử lý chạy tiếp, hạn mới là ngày { $due }.
desk-extended =
    Dạ, DCNET cần thêm thời gian cho yêu cầu { $reference }, hạn mới là ngày { $due }. Lý do:
    { $text }
    Theo quy định, mỗi yêu cầu chỉ được gia hạn một lần. Anh/Chị không cần làm gì thêm ạ.
notice-desk-extended = DCNET cần thêm thời gian cho yêu cầu { $reference } của Anh/Chị, hạn mới là ngày { $due }. Lý do: { $text } Theo quy định, mỗi yêu cầu chỉ được gia hạn một lần. Nếu có thắc mắc, xin gọi 1900 0382.
notice-desk-extended-sms = Yêu cầu { $reference } cần thêm thời gian, hạn mới là ngày { $due }. Xin mở lại cuộc trò chuyện với DCNET để đọc lý do hoặc gọi 1900 0382.

## Báo cho nhân viên
alert-clock-near = Yêu cầu khẩn { $reference } ({ $kind }) sắp hết hạn: { $clock }, { $due }. Xem: { $link }
alert-clock-late = Yêu cầu { $reference } ({ $kind }) đã quá hạn: { $clock }, { $due }. Trưởng nhóm xem: { $link }
clock-reply = trả lời lần đầu
clock-carry_out = giải quyết xong
clock-triage = phân loại
clock-first_notice = báo cơ quan, 24 giờ
clock-full_notice = báo cơ quan, 72 giờ

## Bàn làm việc: dải đồng hồ
console-clocks = Đồng hồ
console-clock-name-reply = Trả lời lần đầu
console-clock-name-carry_out = Giải quyết xong
console-clock-name-triage = Phân loại
console-clock-name-first_notice = Báo cơ quan, 24 giờ
console-clock-name-full_notice = Báo cơ quan, 72 giờ
console-standing-running = còn { $span }
console-standing-extended = còn { $span }
console-standing-warned = còn { $span }
console-standing-paused = tạm dừng, còn { $span }
console-standing-late = trễ { $span }
console-standing-kept = đúng hạn
console-standing-missed = xong trễ { $span }
console-clock-extended = đã gia hạn { $days } ngày
console-clock-again = mở lại lần { $n }
console-clock-span-running = chạy từ { $from }
console-clock-span-running-to = chạy { $from } – { $to }
console-clock-span-paused = dừng từ { $from }, chờ khách
console-clock-span-paused-to = dừng { $from } – { $to }, chờ khách
console-escalated = Đã báo trưởng nhóm
console-today-reply = trả lời hôm nay, { $time }
console-today-due = hạn hôm nay, { $time }
console-do-extend = Gia hạn
console-extend-what = Chỉ một lần, trước hạn đầu. Khách nhận lý do và hạn mới trong trò chuyện và qua email hoặc SMS.
console-extend-long = Thêm bao lâu
console-extend-option = { $days } ngày, tới { $due }
console-extend-words = Lý do, gửi nguyên văn cho khách hàng
console-extend-read = Khách sẽ đọc
console-extend-text = (lý do đã viết ở trên)
console-extend-due = (chọn ở trên)
console-extend-days = Chọn từ 1 đến { $most } ngày.
console-do-notify = Ghi nhận việc báo cơ quan
console-notify-what = Dừng đồng hồ 24 hoặc 72 giờ: đã báo ai, lúc nào, bằng cách nào; hoặc vì sao không phải báo.
console-notify-which = Đồng hồ
console-notify-words = Nội dung ghi nhận
console-no-clock = Yêu cầu này không có đồng hồ đó đang chạy.
console-no-extended = Yêu cầu đã được gia hạn một lần rồi. Luật không cho gia hạn lần nữa.
console-no-extend-late = Hạn đầu đã qua. Chỉ gia hạn được khi lý do đến khách trước hạn đầu.
console-done-extend = Đã gia hạn.
console-done-notify = Đã ghi nhận.
console-did-warned = nhắc sắp hết hạn
console-did-escalated = báo trưởng nhóm: quá hạn
console-did-extended = gia hạn
console-did-notified = ghi nhận việc báo cơ quan
console-extended-to = Hạn mới: { $due }
console-did-returned = trả về hàng đợi vì lâu không có thao tác

## Nhắn riêng cho một nhân viên
console-memos = Nhắn riêng
console-memo-near = sắp hết hạn: { $clock }
console-memo-returned = đã về hàng đợi vì lâu không có thao tác
console-memos-see = Đã xem
