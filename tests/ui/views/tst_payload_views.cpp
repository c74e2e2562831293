// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
// The payload views of known shapes in the real window, over every kind of store.
#include "core/workspace/session_series.h"
#include "tests/support/store_fixture.h"
#include "tests/support/window_under_test.h"
#include "ui/models/shape_csv.h"
#include "ui/style/metrics.h"
#include "ui/style/muscope_style.h"
#include "ui/views/bar_chart.h"
#include "ui/views/check_list.h"
#include "ui/views/line_chart.h"
#include "ui/views/payload_view.h"
#include "ui/views/picture_box.h"
#include "ui/views/view_switch.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <array>
#include <cmath>
#include <map>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

enum Row : unsigned { Counts, ManyCounts, State, Readings, MoreReadings, Content, Plain };

// A picture of 2 by 1 pixels.
constexpr const char* Picture = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4zwAE/"
                                "wEHAAH/4iOeWQAAAABJRU5ErkJggg==";

std::vector<StoredEvent> events() {
    QByteArray many = R"({"shots":1000,"counts":{)";
    for (int i = 0; i < 1000; ++i) {
        many += '"' + QByteArray::number(i, 2).rightJustified(10, '0') + "\":1,";
    }
    many.chop(1);
    const std::array<QByteArray, 7> payloads{
        R"({"tool":"run","args":{"shots":1000},"result":{"counts":{"11":500,"00":524}}})",
        many + "}}",
        R"({"statevector":"[0.6+0.j 0.+0.j 0.+0.j 0.-0.8j]","circuit":"h 0"})",
        R"({"lidar":[4,null],"sonar":[1,2,3]})",
        R"({"lidar":[-2],"sonar":[7]})",
        QByteArray("{'result':{'content':[{'type':'text','text':'<b>plain</b>'},"
                   "{'type':'image','mimeType':'image/png','data':'PICTURE'},"
                   "{'type':'image','data':'aGVsbG8='},"
                   "{'type':'resource_link','uri':'https://example.org/a'}]}}")
            .replace('\'', '"')
            .replace("PICTURE", Picture),
        R"({"tool":"greet","result":"Hello"})"};
    std::vector<StoredEvent> stored;
    for (const QByteArray& payload : payloads) {
        StoredEvent event =
            eventAt("s", QByteArray::number(int(stored.size())).constData(), int(stored.size()));
        event.type = stored.size() == Readings || stored.size() == MoreReadings
                         ? QByteArray("sensor_data")
                         : QByteArray("tool_call");
        event.payload = payload;
        event.metadata = "{}";
        stored.push_back(event);
    }
    return stored;
}

} // namespace

class TestPayloadViews final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;
    std::map<StoreLocation::Kind, StoreLocation> m_locations;
    QTemporaryDir m_folder;
    std::unique_ptr<WindowUnderTest> m_test;

    [[nodiscard]] const StoreLocation& location() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        if (!m_locations.contains(kind)) {
            m_locations[kind] = m_stores.store(kind, events());
        }
        return m_locations[kind];
    }

    void show(Row row) { m_test->showEvent(RowNumber(row)); }

    [[nodiscard]] QString switchTexts() const {
        QStringList texts;
        for (const auto* button : m_test->named<ViewSwitch>(u"Ways to look at the payload"_s)
                                      ->findChildren<QAbstractButton*>()) {
            if (button->isVisible()) {
                texts += button->text() + (button->isChecked() ? u"*"_s : QString());
            }
        }
        return texts.join(u' ');
    }

    void choose(const QString& text) {
        for (auto* button : m_test->window().findChildren<QAbstractButton*>()) {
            if (button->isVisible() && button->text() == text) {
                button->click();
                return;
            }
        }
        qFatal("there is no %s to choose", qPrintable(text));
    }

    // The visible tool of that name.
    [[nodiscard]] QToolButton* tool(const QString& name) const {
        for (auto* button : m_test->window().findChildren<QToolButton*>()) {
            if (button->isVisible() && button->accessibleName() == name) {
                return button;
            }
        }
        return nullptr;
    }

    [[nodiscard]] bool says(const QString& words) const {
        for (const auto* label : m_test->window().findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(words)) {
                return true;
            }
        }
        return false;
    }

    // What the export of the page in front writes.
    [[nodiscard]] QByteArray exported() {
        QFETCH_GLOBAL(StoreLocation::Kind, kind);
        const QString path = m_folder.filePath(u"out%1.csv"_s.arg(int(kind)));
        QFile::remove(path);
        tool(u"Export CSV…"_s)->click();
        auto* dialog = m_test->window().findChild<QFileDialog*>();
        if (dialog == nullptr) {
            return "no dialog";
        }
        emit dialog->fileSelected(path);
        dialog->close();
        if (!QTest::qWaitFor([&path] { return QFile::exists(path); }, 10'000)) {
            return "no file";
        }
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : "no file";
    }

private slots:
    static void initTestCase_data() { addStoreKinds(); }

    void init() {
        m_test = std::make_unique<WindowUnderTest>();
        m_test->open(location());
    }

    void cleanup() { m_test.reset(); }

    void offersAViewForEachShape() {
        show(Counts);
        QCOMPARE(switchTexts(), u"Tree Counts*"_s);
        QVERIFY(m_test->named<QTableView>(u"Counts"_s)->isVisible());
        show(State);
        QCOMPARE(switchTexts(), u"Tree State vector*"_s);
        show(Readings);
        QCOMPARE(switchTexts(), u"Tree Series*"_s);
        show(Content);
        QCOMPARE(switchTexts(), u"Tree Content*"_s);
        show(Plain);
        QVERIFY(!m_test->named<ViewSwitch>(u"Ways to look at the payload"_s)->isVisible());
    }

    void remembersTheChoiceForEachKind() {
        show(Counts);
        choose(u"Tree"_s);
        show(Readings);
        QCOMPARE(switchTexts(), u"Tree Series*"_s);
        show(ManyCounts);
        QCOMPARE(switchTexts(), u"Tree* Counts"_s);
        m_test->restart();
        m_test->open(location());
        show(Counts);
        QCOMPARE(switchTexts(), u"Tree* Counts"_s);
        choose(u"Counts"_s);
        QVERIFY(m_test->named<QTableView>(u"Counts"_s)->isVisible());
    }

    void saysWhatTheChecksFound() {
        show(Counts);
        QVERIFY(says(u"The counts add up to 1024, but 1000 shots were taken."_s));
        QVERIFY(says(u"Each outcome has 2 bits."_s));
        show(State);
        QVERIFY(says(u"The probabilities add up to 1 (1)."_s));
        show(Readings);
        QVERIFY(says(u"they have no partners beyond the shorter one"_s));
        QVERIFY(says(u"1 gap (null or no number), the first in “lidar” at place 1."_s));
    }

    void sortsTableAndChartAlike() {
        show(Counts);
        auto* table = m_test->named<QTableView>(u"Counts"_s);
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"00"_s);
        choose(u"By count"_s);
        QCOMPARE(table->model()->index(0, 1).data().toString(), u"524"_s);
        table->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);
        QCOMPARE(table->model()->index(0, 0).data().toString(), u"11"_s);
        QCOMPARE(table->model()->index(0, 2).data().toString(), u"48.8\u00a0%"_s);
    }

    void marksTheSortedColumnBesideItsHeading() {
        MuscopeStyle style(m_test->theme());
        show(Counts);
        QHeaderView* heads = m_test->named<QTableView>(u"Counts"_s)->horizontalHeader();
        heads->setStyle(&style);
        const auto isMarked = [heads](int column) {
            const QImage picture = heads->grab().toImage();
            const qreal scale = picture.devicePixelRatio();
            const bool isFirst = column == 0; // its heading begins at the left
            const int end = heads->sectionViewportPosition(column) +
                            (isFirst ? heads->sectionSize(column) - metrics::Half : metrics::Half);
            const QPointF place(end, heads->height() / 2.0 - 1);
            return picture.pixelColor((place * scale).toPoint()) !=
                   picture.pixelColor(QPoint(0, 0));
        };
        heads->setSortIndicator(0, Qt::AscendingOrder);
        QVERIFY(isMarked(0));
        QVERIFY(!isMarked(1));
        heads->setSortIndicator(1, Qt::DescendingOrder);
        QVERIFY(!isMarked(0));
        QVERIFY(isMarked(1));
        heads->setStyle(nullptr);
    }

    void foldsWhatHasNoRoomAndSaysSo() {
        show(Counts);
        QCOMPARE(m_test->named<BarChart>(u"Chart of the counts"_s)->valuesPerColumn(),
                 std::size_t{1});
        show(ManyCounts);
        QVERIFY(m_test->named<BarChart>(u"Chart of the counts"_s)->valuesPerColumn() > 1);
        QTRY_VERIFY(says(u"a column shows the largest"_s));
    }

    void copiesPictures() {
        for (const auto& [row, name] : {std::pair(Counts, u"Chart of the counts"_s),
                                        std::pair(State, u"Chart of the probabilities"_s),
                                        std::pair(Readings, u"Chart of the readings"_s)}) {
            QGuiApplication::clipboard()->clear();
            show(row);
            QVERIFY(tool(u"Copy picture"_s) != nullptr);
            tool(u"Copy picture"_s)->click();
            const QImage image = QGuiApplication::clipboard()->image();
            QVERIFY(!image.isNull());
            QCOMPARE(image.size() / image.devicePixelRatio(), m_test->named<QWidget>(name)->size());
        }
    }

    void exportsCsv() {
        show(Counts);
        QCOMPARE(exported(), QByteArray("outcome,count,share\r\n00,524,0.51171875\r\n"
                                        "11,500,0.48828125\r\n"));
        show(Readings);
        QCOMPARE(exported(), QByteArray("index,lidar,sonar\r\n0,4,1\r\n1,,2\r\n2,,3\r\n"));
        show(State);
        QVERIFY(exported().startsWith(
            "state,real,imaginary,probability,phase\r\n|00⟩,0.6,0,0.36,0\r\n"));
    }

    void defusesFormulas() {
        MeasuredCounts counts;
        counts.outcomes = {{"=1+1", "\"@x\"", std::nan("")}, {"a,b", "2", 2}};
        counts.byKey = {0, 1};
        counts.total = 2;
        QCOMPARE(countsCsv(counts),
                 QByteArray("outcome,count,share\r\n'=1+1,\"\"\"@x\"\"\",\r\n\"a,b\",2,1\r\n"));
    }

    void drawsTheReadingsOfTheSession() {
        show(Readings);
        auto* chart = m_test->named<LineChart>(u"Chart of the readings"_s);
        QCOMPARE(chart->source().stepCount(), std::size_t{3});
        QCOMPARE(chart->gapTicks(), std::size_t{1});
        choose(u"Session"_s);
        QTRY_COMPARE(m_test->workspace().sessionSeries().phase(), SessionSeries::Phase::Done);
        QTRY_COMPARE(chart->source().stepCount(), std::size_t{2});
        QCOMPARE(chart->source().step(1, 1).least, 7.0);
        QVERIFY(says(u"2 events with readings among 7."_s));
        QCOMPARE(exported(), QByteArray("event,events,lidar values,lidar least,lidar most,"
                                        "sonar values,sonar least,sonar most\r\n"
                                        "1,1,1,4,4,3,1,3\r\n2,1,1,-2,-2,1,7,7\r\n"));
        chart->setFocus();
        QTest::keyClick(chart, Qt::Key_End);
        QVERIFY(says(u"lidar −2, sonar 7"_s));
        QTest::keyClick(chart, Qt::Key_Return);
        QTRY_COMPARE(m_test->state().currentRow(), std::optional(RowNumber(MoreReadings)));
    }

    void showsContentAsWhatItIs() {
        show(Content);
        bool isPlain = false;
        for (const auto* text : m_test->window().findChildren<QPlainTextEdit*>()) {
            isPlain = isPlain || (text->isVisible() && text->toPlainText() == u"<b>plain</b>");
        }
        QVERIFY(isPlain);
        auto* picture = m_test->named<PictureBox>(u"Picture of block 2"_s);
        QTRY_VERIFY(picture->isVisible());
        QCOMPARE(picture->image().size(), QSize(2, 1));
        QTRY_VERIFY(says(u"opening the picture: its 5 bytes are in no format known here"_s));
        tool(u"Copy picture (block 2)"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(2, 1));
        QVERIFY(tool(u"Save as… (block 2)"_s) != nullptr);
        QVERIFY(tool(u"Save as… (block 4)"_s) == nullptr);
    }

    void findsInTheTree() {
        show(Counts);
        m_test->action(u"Find in event"_s)->trigger();
        QCOMPARE(switchTexts(), u"Tree* Counts"_s);
        show(ManyCounts);
        QCOMPARE(switchTexts(), u"Tree Counts*"_s);
    }
};

} // namespace muscope

QTEST_MAIN(muscope::TestPayloadViews)
#include "tst_payload_views.moc"
