// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/settling_rows.h"

#include <QTest>

namespace muscope {

namespace {

constexpr OperationState Open = OperationState::Open;
constexpr OperationState Part = OperationState::Part;

// A session in the making, row by row.
class Rows {
public:
    void add(MessageKind kind, OperationState operation, std::optional<std::uint32_t> peer = {}) {
        EventRow row;
        row.sequence = Sequence(m_count++);
        row.kind = kind;
        row.operation = operation;
        row.peer = peer ? std::optional(RowNumber(*peer)) : std::nullopt;
        add({{row}, {}, {}});
    }
    void request() { add(MessageKind::Request, Open); }
    void partRequest(std::uint32_t root) { add(MessageKind::Request, Part, root); }
    void partAnswer(std::uint32_t request, std::uint32_t root) {
        add(MessageKind::Response, Part, root);
        change(request, Part, root);
    }
    void answer(std::uint32_t request) {
        add(MessageKind::Response, OperationState::Answer, request);
        change(request, OperationState::Answered, m_count - 1);
    }
    void change(std::uint32_t row, OperationState state, std::optional<std::uint32_t> peer = {}) {
        add({{},
             {},
             {{RowNumber(row), state, peer ? std::optional(RowNumber(*peer)) : std::nullopt}}});
    }
    void finish() { m_rows.finish(sink()); }

    // "row" or "row-peer" for each that settled since the last call.
    [[nodiscard]] std::string takeSettled() { return std::exchange(m_settled, {}); }
    [[nodiscard]] bool isWaiting(std::uint32_t row) const {
        return m_rows.waiting(RowNumber(row)) != nullptr;
    }

private:
    void add(const IndexBatch& batch) { m_rows.add(batch, sink()); }
    SettlingRows::Sink sink() {
        return [this](const SettledRow& settled) {
            m_settled += (m_settled.empty() ? "" : " ") + std::to_string(settled.number.value());
            if (settled.peer != nullptr) {
                m_settled += "-" + std::to_string(settled.peer->sequence.value());
            }
        };
    }

    SettlingRows m_rows;
    std::uint32_t m_count = 0;
    std::string m_settled;
};

} // namespace

class TestSettlingRows final : public QObject {
    Q_OBJECT

private slots:
    void tellsAtOnceWhatNothingWillChange() {
        Rows rows;
        rows.add(MessageKind::Notification, OperationState::None);
        rows.add(MessageKind::Response, OperationState::Orphan);
        rows.add(MessageKind::Call, OperationState::None);
        QCOMPARE(rows.takeSettled(), std::string("0 1 2"));
    }

    void tellsARequestWithItsAnswer() {
        Rows rows;
        rows.request();
        QCOMPARE(rows.takeSettled(), std::string());
        QVERIFY(rows.isWaiting(0));
        rows.answer(0);
        QCOMPARE(rows.takeSettled(), std::string("0-1 1-0"));
        QVERIFY(!rows.isWaiting(0));
    }

    void tellsAtTheEndWhatNobodyAnswered() {
        Rows rows;
        rows.request();
        rows.request();
        rows.change(1, OperationState::Ambiguous);
        QCOMPARE(rows.takeSettled(), std::string());
        rows.finish();
        QCOMPARE(rows.takeSettled(), std::string("0 1"));
    }

    void letsPartsGoWhenTheyAreAnswered() {
        Rows rows;
        rows.request();
        rows.partRequest(0);
        rows.partAnswer(1, 0);
        QCOMPARE(rows.takeSettled(), std::string("2 1"));
        QVERIFY(!rows.isWaiting(1));
        rows.answer(0);
        QCOMPARE(rows.takeSettled(), std::string("0-3 3-0"));
    }

    void waitsForPartsThatMayBringAnotherAnswer() {
        Rows rows;
        rows.request();
        rows.partRequest(0);
        rows.answer(0);
        QCOMPARE(rows.takeSettled(), std::string());
        rows.answer(0); // to the part, which ends the operation once more
        rows.change(1, Part, 0);
        QCOMPARE(rows.takeSettled(), std::string("1 0-3 2-0 3-0"));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestSettlingRows)
#include "tst_settling_rows.moc"
