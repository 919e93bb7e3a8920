### Tin gác lại: không đọc được hoặc lỗi khi xử lý. Không hiện nội dung.

parked-title = Tin gác lại
parked-lead = Tin của khách mà hệ thống không đọc được hoặc gặp lỗi khi xử lý; khách đã nhận lời xin lỗi. Sau khi sửa lỗi, trưởng nhóm cho chạy lại; tin được xử lý đúng cuộc trò chuyện của nó.
parked-none = Không có tin nào bị gác lại.
parked-again = Chạy lại
parked-again-which = Chạy lại tin { $seq }
parked-settle = Đã xử lý
parked-settle-which = Đã xử lý tin { $seq }
console-next = Nhận việc tiếp theo
console-next-none = Không còn việc nào đang chờ người nhận.
console-looking = Đang cùng xem: { $names }
console-trouble-role = Vai trò của bạn không làm được việc này
console-trouble-role-step = Nhờ trưởng nhóm hoặc quản trị viên.
console-key-next = Nhận việc tiếp theo
console-views = Bộ lọc đã lưu
console-view-name = Lưu bộ lọc này với tên
console-view-save = Lưu bộ lọc
console-view-remove = Bỏ bộ lọc đã lưu { $name }
console-trouble-views = Đã lưu đủ 20 bộ lọc
console-trouble-views-step = Bỏ một bộ lọc không dùng nữa rồi lưu lại.
parked-mail = Thư trả lời không thuộc yêu cầu nào
