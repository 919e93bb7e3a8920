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
