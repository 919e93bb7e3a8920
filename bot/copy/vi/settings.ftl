### Cài đặt bàn làm việc, ở /console/settings.
settings-title = Cài đặt
settings-lead = Có hiệu lực ngay, không cần khởi động lại. Bỏ trống: theo cài đặt của máy chủ. Mỗi thay đổi được ghi vào lịch sử.
settings-save = Lưu
settings-saved = Đã lưu, đang có hiệu lực.
settings-changed = { $who } sửa lần cuối { $when }
settings-part-pause = Tạm dừng tự cập nhật
settings-pause-what = Khi có dấu hiệu bị lạm dụng hoặc sự cố: khách không tự đổi được thông tin qua chat nữa, mọi việc khác vẫn chạy và nhân viên vẫn nhận yêu cầu. Thay đổi đã xác nhận và đang chờ vẫn theo hạn của nó.
settings-paused = Vì sao tạm dừng
settings-paused-hint = Chỉ nhân viên thấy, ví dụ: nhiều mã bị dò từ sáng nay
settings-paused-now = Đang tạm dừng: { $why }
settings-pause = Tạm dừng ngay
settings-resume = Mở lại
settings-part-hours = Giờ làm việc
settings-open-today = Ngày làm việc hiện tại hoặc kế tiếp: { $hours }
settings-office-hours = Giờ trong tuần
settings-office-hours-hint = Mỗi dòng một nhóm ngày, ví dụ: Mon-Fri 08:00-12:00,13:00-17:30
settings-special-days = Ngày riêng
settings-special-days-hint = Ngoài ngày nghỉ lễ chung. Mỗi dòng một ngày, ví dụ: 2027-02-20 08:00-12:00 hoặc 2026-12-31 closed
settings-part-greeting = Lời chào của bàn làm việc
settings-greeting-vi = Tiếng Việt
settings-greeting-vi-hint = Nói một lần trong mỗi cuộc trò chuyện, ví dụ lịch nghỉ Tết. Đừng viết dữ liệu cá nhân.
settings-greeting-en = Tiếng Anh
settings-greeting-en-hint = Cùng nội dung, cho khách dùng tiếng Anh
settings-part-told = Ai được báo qua email
settings-told-urgent = Báo cáo lạm dụng khẩn
settings-told-urgent-hint = Địa chỉ email, cách nhau bằng dấu phẩy. Thư chỉ có mã yêu cầu, không có dữ liệu của khách
settings-told-clocks = Sắp trễ và đã trễ hạn
settings-told-clocks-hint = Bỏ trống: báo cho cùng những người trên
settings-part-tags = Nhãn gợi ý
settings-tags = Nhãn
settings-tags-hint = Cách nhau bằng dấu phẩy; hiện ra khi gắn nhãn. Nhãn khác vẫn gõ được
settings-wrong-hours = Chưa đọc được giờ. Viết như: Mon-Fri 08:00-12:00,13:00-17:30
settings-wrong-days = Chưa đọc được ngày. Viết mỗi dòng một ngày như: 2026-12-31 closed
settings-wrong-long = Dài quá { $most } ký tự.
settings-wrong-address = Địa chỉ thứ { $at } không phải email.
settings-wrong-pause = Hãy ghi lý do, đồng nghiệp cần biết.

console-paused = Tự cập nhật qua chat đang tạm dừng; khách được mời gặp nhân viên.

## Nói với khách
desk-greeting = { $text }
self-service-paused = Dạ, để bảo vệ khách hàng, hiện DCNET tạm dừng tự cập nhật qua chat, nên chưa có gì thay đổi ạ. Nhân viên vẫn nhận yêu cầu của Anh/Chị ngay tại đây.
