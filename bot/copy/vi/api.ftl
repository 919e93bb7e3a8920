# Những gì API trả lời khi chưa làm điều được yêu cầu.

problem-token = Cần một mã truy cập còn hiệu lực: Authorization: Bearer …
problem-scope = Mã truy cập này không có quyền { $scope }.
problem-no-case = Không có yêu cầu nào mang mã này.
problem-no-file = Không có tệp này, hoặc tài khoản này không được xem.
problem-key = Cần tiêu đề Idempotency-Key: 8 đến 40 ký tự gồm A-Z, a-z, 0-9, chấm, gạch nối, gạch dưới, dấu ngã.
problem-key-used = Idempotency-Key này đã dùng cho một lệnh khác.
problem-match = Cần tiêu đề If-Match, đúng ETag của lần trả lời gần nhất về yêu cầu này.
problem-stale = Yêu cầu đã có thay đổi. Vui lòng đọc lại rồi quyết định.
problem-media-type = Nội dung phải là JSON (Content-Type: application/json).
problem-in-a-call = Tài khoản này đang có một cuộc gọi chưa kết thúc. Vui lòng kết thúc cuộc gọi trên bảng điều khiển trước.
problem-answers = Một vài câu trả lời chưa dùng được.
problem-field = Chưa đúng quy tắc “{ $rule }”.
problem-media-type-file = Nội dung phải là biểu mẫu có đúng một tệp (Content-Type: multipart/form-data).
problem-one-file = Nội dung phải có đúng một phần là tệp, tên phần là "file".
problem-unchecked = Hiện chưa kiểm tra được tệp này. Vui lòng thử lại sau một phút.
problem-no-place = Yêu cầu này không đến từ cuộc trò chuyện nào nên chưa nhận thêm giấy tờ được.
problem-period = Chưa lập được báo cáo cho khoảng thời gian này.
problem-period-order = Ngày cuối đứng trước ngày đầu.
problem-period-long = Mỗi khoảng thời gian tối đa { $most } ngày.
problem-period-year = Chỉ nhận các năm từ { $first } đến { $last }.

# Mỗi thao tác làm gì, trong tài liệu và tại /api/docs.
api-op-listCases = Các yêu cầu, mới nhất trước.
api-op-openCase = Ghi nhận một yêu cầu như ghi một cuộc gọi: chưa xác minh nên thành hồ sơ chờ, không bao giờ là thay đổi ngay.
api-op-showCase = Một yêu cầu, các giá trị được che. Lượt xem được ghi lại.
api-op-addNote = Ghi chú nội bộ.
api-op-claimCase = Nhận yêu cầu, hoặc trả về hàng chờ.
api-op-reply = Viết cho khách hàng, qua cách còn liên lạc được.
api-op-decide = Quyết định; việc cần hai người vẫn cần đủ hai người.
api-op-tagCase = Thêm và bỏ nhãn.
api-op-linkCase = Liên kết với yêu cầu khác của cùng khách hàng, hoặc bỏ liên kết.
api-op-mergeCase = Gộp vào một yêu cầu khác cùng khách hàng, cùng loại; yêu cầu đó được xử lý tiếp.
api-op-reveal = Xem một giá trị đang che, kèm lý do; được ghi lại và tính vào hạn mức.
api-op-addFile = Bổ sung giấy tờ cho một yêu cầu: JPEG, PNG hoặc PDF, kiểm tra như giấy tờ khách tự gửi. Người bổ sung không quyết định về giấy tờ đó.
api-op-listFiles = Các tệp của một yêu cầu và của những yêu cầu đã gộp vào. Lượt xem được ghi lại.
api-op-readFile = Một giấy tờ của yêu cầu, đúng bản đã kiểm tra và lưu. Lượt đọc được ghi lại.
api-op-findCustomers = Khách hàng có đúng thông tin định danh này, các giá trị được che.
api-op-showQueue = Hàng chờ của nhân viên, từng phần, và số yêu cầu của mỗi phần.
api-op-reportFlow = Lượng vào và ra: mở, đóng, đang mở theo tuổi, kết quả, lý do, giờ.
api-op-reportClocks = Thời hạn đúng, gia hạn, trễ, và mất bao nhiêu phút làm việc.
api-op-reportTalks = Mã xác minh theo kênh, cuộc trò chuyện dừng ở đâu, câu trả lời nào hay hỏng.
api-op-reportQuality = Đánh giá, tin không tới, ai đã xem giá trị đang che.
