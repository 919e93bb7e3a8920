### Bàn làm việc: nói chuyện với khách, gửi tệp, sửa tin, mở lại, đánh giá.

console-do-give-back = Trả cuộc trò chuyện cho trợ lý
console-chat-yours = Đang cầm cuộc trò chuyện: trợ lý im lặng, mọi tin của khách tới thẳng yêu cầu này.
console-chat-bots = Trợ lý đang trả lời khách. Gửi trả lời hoặc nhận xử lý để cầm cuộc trò chuyện.
console-done-give_back = Đã trả cuộc trò chuyện cho trợ lý. Yêu cầu vẫn do người này xử lý.
console-did-given_back = trả cuộc trò chuyện cho trợ lý
console-no-chat-taken = Trợ lý đang cầm cuộc trò chuyện này rồi.

console-file-words = Gửi tệp cho khách
console-file-hint = JPEG, PNG hoặc PDF, tối đa 10 MB. Chỉ gửi được vào cuộc trò chuyện.
console-file-text = Lời kèm theo (có thể bỏ trống)
console-do-send-file = Gửi tệp
console-done-send_file = Đã gửi tệp.
console-did-file = gửi tệp cho khách
console-did-paper = bổ sung giấy tờ thay khách
console-file-missing = Chưa chọn tệp.
console-file-no-chat = Cuộc trò chuyện của khách đã đóng nên không gửi tệp được. Gửi trả lời để báo khách mở lại trò chuyện.
console-file-refused = Không nhận được tệp này. Chỉ nhận JPEG, PNG, PDF tối đa 10 MB, không khóa, không mã hoạt động, không tệp đính kèm bên trong.
console-file-unchecked = Chưa kiểm tra được tệp này. Thử lại sau ít phút.

console-correct = Sửa tin vừa gửi
console-correct-was = Đang là: { $text }
console-correct-words = Nội dung đúng, khách nhận lại nguyên văn
console-do-correct = Gửi bản sửa
console-done-correct = Đã gửi bản sửa; tin cũ vẫn còn trong lịch sử.
console-did-corrected = sửa tin đã gửi khách
console-no-own-words = Chỉ sửa được tin trả lời do chính tài khoản này gửi.

console-did-customer-edited = sửa tin đã nhắn
console-did-customer-by-mail = trả lời qua e-mail
console-did-customer-on-page = gửi qua trang tra cứu
console-did-mail-unproven = e-mail trả lời chưa rõ người gửi (không khớp liên hệ hoặc không đọc được), chưa dùng như lời khách
console-did-mail-declined = e-mail có { $declined } tệp không nhận được
console-did-reopened = mở lại yêu cầu
console-did-rated = đánh giá { $stars }/5 sao
console-reopened = Mở lại lần { $n }
console-rating = Khách đánh giá { $n }/5 sao
