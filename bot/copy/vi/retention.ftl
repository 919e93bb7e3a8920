### Lưu giữ giấy tờ của yêu cầu đã đóng: cài đặt, trang yêu cầu, báo cáo.

settings-part-papers = Lưu giữ giấy tờ
settings-papers-days = Giữ giấy tờ của yêu cầu đã đóng trong bao nhiêu ngày
settings-papers-days-hint = Để trống: giữ mãi. Ít nhất 30 ngày, đủ để khách mở lại và khiếu nại lần nữa. Hết hạn, nội dung tệp bị xóa hẳn; dòng ghi tệp từng có và lịch sử vẫn còn.
settings-wrong-papers = Viết số ngày từ { $least } đến { $most }, hoặc để trống.
console-paper-removed = Đã xóa
console-paper-removed-on = Đã xóa { $day } theo quy tắc lưu giữ ({ $days } ngày)
console-papers-removed-by = { $n } tệp, theo quy tắc lưu giữ ({ $days } ngày)
console-papers-held = Giữ giấy tờ
console-do-hold-papers = Giữ giấy tờ, không cho xóa
console-hold-papers-what = Không quy tắc nào xóa giấy tờ của yêu cầu này nữa, cho tới khi bỏ giữ. Dùng khi có tranh chấp, hoặc cơ quan có thẩm quyền yêu cầu.
console-hold-papers-words = Vì sao giữ
console-do-free-papers = Bỏ giữ giấy tờ
console-free-papers-what = Quy tắc lưu giữ áp dụng lại cho yêu cầu này. Quá hạn rồi thì giấy tờ bị xóa trong vòng một giờ.
console-free-papers-words = Vì sao bỏ giữ
console-no-hold = Giấy tờ của yêu cầu này không bị giữ.
console-no-hold-again = Giấy tờ của yêu cầu này đang được giữ rồi.
console-done-hold_papers = Giấy tờ được giữ lại.
console-done-free_papers = Đã bỏ giữ giấy tờ.
console-did-papers_held = giữ giấy tờ, không cho xóa
console-did-papers_freed = bỏ giữ giấy tờ
console-did-papers_removed = xóa giấy tờ hết hạn lưu giữ

reports-decided = Quyết định và lý do
reports-decided-means = Mỗi quyết định có lý do (từ chối, yêu cầu bổ sung, gia hạn, trả lời và đóng) trong khoảng này, theo mã lý do.
reports-decided-says = { $n } quyết định có lý do.
reports-decision = Quyết định
reports-reason = Lý do
reports-code = Mã
reports-removed = Giấy tờ đã xóa theo quy tắc lưu giữ
reports-removed-means = Tệp của yêu cầu đã đóng có nội dung bị xóa trong khoảng này, theo loại yêu cầu.
reports-removed-says = { $n } tệp của { $cases } yêu cầu.
reports-papers = Tệp
reports-kilobytes = KB
exports-column-decision = Quyết định có lý do gần nhất
exports-column-reason = Lý do của quyết định
exports-column-reason-code = Mã lý do
