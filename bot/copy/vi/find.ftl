### Tìm yêu cầu trên bàn làm việc.

find-title = Tìm yêu cầu
find-text = Tìm theo
find-text-hint = Mã yêu cầu, mã khách hàng, số điện thoại, email, số CCCD, mã số thuế, họ tên không cần dấu, hoặc #nhãn.
find-state = Trạng thái
find-state-live = Đang mở
find-state-closed = Đã đóng
find-since = Mở từ ngày
find-until = Đến ngày
find-go = Tìm
find-narrow = Bộ lọc
find-empty = Nhập điều cần tìm hoặc chọn bộ lọc. Mỗi lượt tìm đều được ghi lại.
find-none = Không có yêu cầu nào khớp. Kiểm tra lại từng chữ số, hoặc bớt một bộ lọc.
find-no-cases = Khách hàng này có trong hồ sơ nhưng chưa có yêu cầu nào khớp.
find-count = { $n } yêu cầu khớp, mới nhất trước.
find-newest-first = Mới nhất trước.
find-cut = Quá nhiều khách hàng trùng tên. Thêm một từ của họ tên, hoặc tìm theo số điện thoại.
find-misread = Mã yêu cầu chưa đúng: chữ số kiểm tra cuối mã không khớp. Nghe hoặc đọc lại từng ký tự.
find-spent = Hôm nay đã tìm { $most } lượt. Nhờ trưởng nhóm, hoặc tìm tiếp vào ngày mai.
find-customers = Khách hàng
