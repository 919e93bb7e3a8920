### Nhóm nhân viên trên Telegram: mỗi yêu cầu một chủ đề. Lời khách hiện ở đây đã che số, địa chỉ, tên.

## Thẻ ở đầu chủ đề
group-state = Trạng thái: { $state }
group-holder = Người xử lý: { $name }
group-nobody = Chưa ai nhận
group-from = Kênh: { $channel } · Xác minh: { $level }
group-reply-by = Trả lời lần đầu trước: { $at }
group-due = Hạn xử lý: { $at }
group-alarm = Báo cơ quan trước: { $at }
group-papers = Tệp khách gửi: { $n }, xem trong bàn làm việc
group-did-other = cập nhật
group-rule = Trả lời (reply) tin của khách là gửi cho khách. Mọi lời khác trong chủ đề này là ghi chú nội bộ. Quyết định chỉ ở bàn làm việc.
group-claim = Nhận xử lý
group-ready-reply = Trả lời mẫu
group-open = Mở bàn làm việc
group-back = Quay lại
group-send = Gửi cho khách
group-will-send = Sẽ gửi cho khách đúng câu này:

## Lời của khách
group-says = 👤 Khách ({ $reference }):
group-says-first = 👤 Khách gửi yêu cầu ({ $reference }):
group-says-entered = ☎️ Nhân viên ghi hộ khách ({ $reference }):
group-says-edited = 👤 Khách sửa tin ({ $reference }):
group-says-forwarded = 👤 Khách chuyển tiếp ({ $reference }):
group-file = 📎 Tệp { $n }: { $address }
group-older = { $n } tin trước đó xem trong bàn làm việc.
group-cut = Phần còn lại xem trong bàn làm việc.
group-maybe-again = (Có thể tin này đã hiện một lần do mất kết nối.)

## Trả lời nhân viên trong nhóm
group-how = Trong chủ đề này: trả lời (reply) tin của khách là gửi cho khách, mọi lời khác là ghi chú nội bộ. Lệnh có dấu / không dùng ở đây.
group-stale = Chưa gửi. Trong lúc đó, { $who }: { $what }. Xem thẻ ở đầu chủ đề, nếu vẫn đúng thì gửi lại.
group-unknown-message = Chưa gửi, cũng chưa ghi: không rõ đây là trả lời tin nào. Trả lời một tin của khách ở bên dưới thẻ.
group-no-files = Chưa gửi. Tệp và hình gửi cho khách từ bàn làm việc, ở đó tệp được kiểm tra và lưu kín.
group-no-case = Không làm được: yêu cầu hoặc tài khoản không còn dùng được.
group-has-it = { $name } đã nhận yêu cầu này rồi.
group-old-button = Nút này đã cũ. Xem thẻ hiện tại ở đầu chủ đề.
group-who-are-you = Tài khoản Telegram này chưa nối với bàn làm việc. Mở Tài khoản của tôi trong bàn làm việc và bấm "Nối Telegram".
group-how-to-bind = Chưa rõ người viết là ai ở bàn làm việc nên lời này không được gửi, cũng không được ghi. Mở { $address }, bấm "Nối Telegram", rồi viết lại.
group-hidden = Người viết đang ẩn danh nên lời này không được gửi, cũng không được ghi. Tắt ẩn danh quản trị viên rồi viết lại.

## Nối tài khoản Telegram
group-bound = Đã nối tài khoản Telegram này với { $name }. Từ giờ lời viết trong nhóm nhân viên được tính là của { $name }. Nếu không phải, bỏ nối ngay trong bàn làm việc.
group-bind-late = Liên kết này không dùng được nữa. Lấy liên kết mới trong bàn làm việc, mục Tài khoản của tôi.
group-bind-taken = Tài khoản Telegram này đang nối với một nhân viên khác. Bỏ nối ở đó trước.
staff-mail-telegram = Chào { $name }, lúc { $at } một tài khoản Telegram đã được nối với tài khoản này ở bàn làm việc. Nếu không phải do bạn làm, vào Tài khoản của tôi, bấm "Bỏ nối" và đổi mật khẩu ngay.
me-telegram = Telegram
me-telegram-on = Đã nối
me-telegram-as = { $account }, từ { $at }
me-telegram-off = Nối tài khoản Telegram để nhận việc, trả lời khách và ghi chú ngay trong nhóm nhân viên.
me-telegram-bind = Nối Telegram
me-telegram-rebind = Nối tài khoản khác
me-telegram-unbind = Bỏ nối
me-telegram-lead = Mở liên kết này trên điện thoại hoặc máy có Telegram, rồi bấm Bắt đầu. Liên kết dùng một lần, đến { $at }. Đừng gửi cho ai khác.
me-telegram-open = Mở Telegram
me-telegram-or = Hoặc gửi dòng này cho bot, trong trò chuyện riêng:
me-telegram-done = Xong, về tài khoản
me-done-telegram-removed = Đã bỏ nối Telegram.

## Trả lời mẫu: tên trên nút, và lời gửi cho khách
group-text-taken-up = Đã nhận, đang xem
group-text-more-time = Cần thêm thời gian
group-text-papers = Nhắc bổ sung giấy tờ
group-text-where = Cách theo dõi
desk-text-taken-up = Dạ, DCNET đã nhận yêu cầu { $reference } và đang xem xét. Em sẽ báo ngay khi có kết quả ạ.
desk-text-more-time = Dạ, yêu cầu { $reference } cần thêm thời gian kiểm tra. Em sẽ báo lại sớm nhất, mong Anh/Chị thông cảm ạ.
desk-text-papers = Dạ, yêu cầu { $reference } còn thiếu giấy tờ. Anh/Chị gửi ảnh chụp hoặc PDF ngay trong cuộc trò chuyện này giúp em ạ.
desk-text-where = Dạ, Anh/Chị xem yêu cầu { $reference } bất cứ lúc nào bằng cách gõ "yêu cầu của tôi" tại đây ạ.
