### Mã và thông báo gửi ra ngoài cuộc trò chuyện: ngắn, rõ, không lộ giá trị đầy đủ.

# Khung của thư và tin nhắn; tin SMS gửi đi không dấu.
letter-mail =
    Kính gửi Anh/Chị,

    { $text }

    Trân trọng,
    DCNET, hotline 1900 0382

    Thư này được gửi tự động, xin không trả lời trực tiếp.
letter-mail-reply =
    Kính gửi Anh/Chị,

    { $text }

    Anh/Chị có thể trả lời trực tiếp thư này, nội dung và tệp đính kèm sẽ được chuyển vào yêu cầu.

    Trân trọng,
    DCNET, hotline 1900 0382
letter-status = Xem yêu cầu: { $link }
letter-sms = DCNET: { $text }
send-code-subject = DCNET: mã xác minh
send-code-link = { $code } là mã liên kết trò chuyện với hồ sơ khách hàng, hiệu lực 10 phút. Không đưa mã cho ai, kể cả nhân viên. Nếu Anh/Chị không yêu cầu, xin bỏ qua.
send-code-confirm = { $code } là mã xác minh để xem và cập nhật hồ sơ khách hàng, hiệu lực 10 phút. Không đưa mã này cho bất kỳ ai, kể cả nhân viên.
send-code-old = { $code } là mã cho phép đổi { $field } của hồ sơ thành { $value }, hiệu lực 10 phút. Nếu không phải Anh/Chị, KHÔNG đưa mã cho ai và gọi 1900 0382.
send-code-other = { $code } là mã cho phép đổi { $field } của hồ sơ thành { $value }, hiệu lực 10 phút. Nếu không phải Anh/Chị, KHÔNG đưa mã cho ai và gọi 1900 0382.
send-code-new = { $code } là mã xác nhận { $value } làm { $field } mới của hồ sơ khách hàng, hiệu lực 10 phút. Nếu không phải Anh/Chị yêu cầu, xin bỏ qua.
send-code-status = { $code } là mã xem các yêu cầu của Anh/Chị trên trang tra cứu của DCNET, hiệu lực 10 phút. Không đưa mã này cho bất kỳ ai, kể cả nhân viên. Nếu Anh/Chị không yêu cầu, xin bỏ qua.
notice-subject = DCNET: thông báo về hồ sơ khách hàng
notice-chat-unlinked = Cuộc trò chuyện này vừa được ngắt khỏi hồ sơ, theo yêu cầu từ một cuộc trò chuyện khác của Anh/Chị. Nếu không phải Anh/Chị yêu cầu, xin gọi ngay 1900 0382 hoặc gõ "gặp nhân viên".
notice-mail-closed = DCNET đã lưu thư trả lời của Anh/Chị vào yêu cầu { $reference }. Yêu cầu này đã đóng nên chưa có nhân viên nào xem thư. Nếu việc vẫn chưa ổn, xin mở trang yêu cầu để mở lại hoặc gọi 1900 0382.
notice-detail-changed = Hồ sơ của Anh/Chị vừa được cập nhật { $field }, mã yêu cầu { $reference }. Nếu không phải Anh/Chị, xin gọi ngay 1900 0382.
notice-contact-changed = Hồ sơ của Anh/Chị vừa đổi { $field } thành { $new }, mã yêu cầu { $reference }. Nếu không phải Anh/Chị, xin bấm trước { $until } để hoàn lại: { $link } hoặc gọi 1900 0382.
notice-contact-changed-chat = Hồ sơ của Anh/Chị vừa đổi { $field } thành { $new }, mã yêu cầu { $reference }. Nếu không phải Anh/Chị, xin bấm nút bên dưới trước { $until }.
notice-contact-held = Có yêu cầu { $reference } đổi { $field } trong hồ sơ của Anh/Chị thành { $new }, có hiệu lực lúc { $until }. Nếu không phải Anh/Chị, xin bấm để hủy: { $link } hoặc gọi 1900 0382.
notice-contact-held-chat = Có yêu cầu { $reference } đổi { $field } trong hồ sơ của Anh/Chị thành { $new }, có hiệu lực lúc { $until }. Nếu không phải Anh/Chị, xin bấm nút bên dưới.
notice-held-applied = Yêu cầu { $reference } đã hết thời hạn chờ, { $field } mới trong hồ sơ của Anh/Chị đã có hiệu lực. Nếu có thắc mắc, xin gọi 1900 0382.
notice-undone = Thay đổi { $reference } đã được hoàn lại, mọi liên kết trò chuyện đã ngắt và việc tự cập nhật tạm khóa. Bộ phận bảo mật sẽ liên hệ Anh/Chị chậm nhất ngày { $reply_by }. Hotline 1900 0382.

# Nói trong cuộc trò chuyện, một lần, khi thư hoặc tin nhắn không tới nơi.
contact-returned-email = Thư DCNET gửi tới email { $value } của Anh/Chị bị trả lại. Nếu địa chỉ này không còn dùng, Anh/Chị nhắn "đổi email" để cập nhật ạ.
contact-returned-phone = Tin nhắn DCNET gửi tới số { $value } của Anh/Chị không tới nơi. Nếu số này không còn dùng, Anh/Chị nhắn "đổi số điện thoại" để cập nhật ạ.
