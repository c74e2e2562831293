// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/live_connections.h"
#include "core/workspace/record_target.h"
#include "tests/core/live/scripted_server.h"
#include "tests/support/free_port.h"
#include "tests/support/node_server.h"
#include "tests/support/stall_watch.h"
#include "tests/support/window_under_test.h"
#include "ui/dialogs/live_dialog.h"
#include "ui/dialogs/question_dialog.h"
#include "ui/main/call_dialog.h"
#include "ui/main/live_chip.h"
#include "ui/main/live_desk.h"
#include "ui/main/live_opener.h"
#include "ui/main/question_bar.h"
#include "ui/main/workbench.h"
#include "ui/models/live_text.h"
#include "ui/views/content_block_view.h"
#include "ui/views/event_table_view.h"
#include "ui/views/events_pane.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

// The live side of the window over real servers: connecting, calling, answering, failing.
class LiveWindowTest final : public QObject {
    Q_OBJECT

public:
    explicit LiveWindowTest(StallWatch& watch)
        : m_watch(watch) {}

private:
    static constexpr int Patience = 60'000; // ms, for a loaded machine under a sanitizer
    // What handling one event may take of the GUI thread; see tst_gui_stall.
#ifdef __SANITIZE_ADDRESS__
    static constexpr StallWatch::Milliseconds MostStalled{1000};
#else
    static constexpr StallWatch::Milliseconds MostStalled{250};
#endif

    StallWatch& m_watch;
    QTemporaryDir m_folder;
    int m_files = 0;
    std::unique_ptr<NodeServer> m_server; // of most tests
    std::unique_ptr<WindowUnderTest> m_test;

    [[nodiscard]] LiveConnections& connections() { return m_test->workspace().liveConnections(); }
    [[nodiscard]] LiveConnection& connection() { return *connections().all().back(); }

    [[nodiscard]] LiveOrder orderFor(const QUrl& url) {
        LiveOrder order;
        order.live.url = url;
        order.live.era = EraChoice::Legacy;
        order.store.path = m_folder.filePath(u"live%1.sqlite"_s.arg(++m_files));
        order.makesMissingFile = true;
        return order;
    }

    void connectToServer() {
        m_test->window().live().opener().connectTo(orderFor(m_server->url()));
        QVERIFY(QTest::qWaitFor(
            [this] { return connection().status().state == ClientState::Ready; }, Patience));
    }

    // The dialog with a tool chosen in it.
    void openTool(const QString& name) {
        m_test->action(u"Call a tool…"_s)->trigger();
        auto* list = m_test->named<QListView>(u"Tools, prompts and resources"_s);
        QVERIFY(list != nullptr);
        const auto choose = [list, &name] {
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                const QModelIndex index = list->model()->index(row, 0);
                if (index.data().toString() == name) {
                    list->setCurrentIndex(index);
                    return true;
                }
            }
            return false;
        };
        QVERIFY(QTest::qWaitFor(choose, Patience));
    }

    void press(const QString& name) {
        auto* button = m_test->named<QPushButton>(name);
        QVERIFY2(button != nullptr && button->isEnabled(), qPrintable(name));
        button->click();
    }

    [[nodiscard]] QString logText() {
        QString text;
        for (const LiveLog::Entry& entry : connections().log().entries()) {
            text += liveStepText(*entry) + u'\t' + liveLineText(*entry) + u'\n';
        }
        return text;
    }

private slots:
    void initTestCase() {
        m_server = std::make_unique<NodeServer>(NodeServer::Kind::EverythingStreamable);
    }
    void cleanupTestCase() { m_server.reset(); }

    void init() { m_test = std::make_unique<WindowUnderTest>(); }
    void cleanup() { m_test.reset(); }

    void asksHowToConnectToAGivenAddress() {
        QDir(QFileInfo(defaultStore().path).path()).removeRecursively(); // a person's first start
        m_test->window().live().opener().showDialog(m_server->url().toString());
        QTRY_VERIFY_WITH_TIMEOUT(m_test->window().findChild<LiveDialog*>() != nullptr, Patience);
        press(u"Connect"_s);
        QVERIFY2(
            QTest::qWaitFor([this] { return connection().status().state == ClientState::Ready; },
                            Patience),
            qPrintable(logText()));
        QCOMPARE(connection().order().store.path, defaultStore().path);
        QCOMPARE(connection().order().live.url, m_server->url());
    }

    // A request has no answer once nothing can bring one any more.
    void waitsForAnswersWhileItIsConnected() {
        ScriptedServer server([](SocketConnection& socket, const HttpMessage& request) {
            return ScriptedServer::isCall(request) && socket.waitFor(u"never"_s);
        });
        m_test->window().live().opener().connectTo(orderFor(server.fixture.url()));
        QVERIFY(QTest::qWaitFor(
            [this] { return connection().status().state == ClientState::Ready; }, Patience));
        const auto call = connection().call("tools/call", R"({"name":"x"})");
        const auto& table = m_test->window().workbench().events().table();
        const auto texts = [&table] {
            QString all;
            for (int row = 0; row < table.model()->rowCount(); ++row) {
                for (int column = 0; column < table.model()->columnCount(); ++column) {
                    all += table.model()->index(row, column).data().toString() + u'\n';
                }
            }
            return all;
        };
        QVERIFY(QTest::qWaitFor([&] { return texts().contains(u"tool_call"); }, Patience));
        QVERIFY(!texts().contains(u"no answer"));
        connection().disconnectFromServer();
        QVERIFY(QTest::qWaitFor([&] { return texts().contains(u"no answer"); }, Patience));
    }

    void endsTheSessionWhenItCloses() {
        ScriptedServer server([](SocketConnection&, const HttpMessage&) { return false; });
        m_test->window().live().opener().connectTo(orderFor(server.fixture.url()));
        QVERIFY(QTest::qWaitFor(
            [this] { return connection().status().state == ClientState::Ready; }, Patience));

        QVERIFY(!m_test->window().close());

        QVERIFY(QTest::qWaitFor([this] { return !m_test->window().isVisible(); }, Patience));
        QVERIFY(connections().areAllOver());
        const std::vector<HttpMessage> requests = server.fixture.requests();
        QCOMPARE(requests.back().method(), QByteArray("DELETE"));
    }

    void dropsTheSessionWhenItIsClosedAgain() {
        ScriptedServer server([](SocketConnection& socket, const HttpMessage& request) {
            return request.method() == "DELETE" && socket.waitFor(u"never"_s);
        });
        m_test->window().live().opener().connectTo(orderFor(server.fixture.url()));
        QVERIFY(QTest::qWaitFor(
            [this] { return connection().status().state == ClientState::Ready; }, Patience));
        QVERIFY(!m_test->window().close());
        QVERIFY(m_test->window().isVisible());
        QVERIFY(m_test->window().close());
        QVERIFY(!m_test->window().isVisible());
    }

    void saysWhatIsWrongWithAnAddress_data() {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("reason");
        QTest::newRow("no scheme") << u"localhost:3001/mcp"_s << u"Write http://"_s;
        QTest::newRow("other scheme") << u"ftp://localhost/"_s << u"not by ftp"_s;
        QTest::newRow("no host") << u"http:///mcp"_s << u"no"_s;
        QTest::newRow("password") << u"http://me:secret@localhost/mcp"_s << u"Authorization"_s;
        QTest::newRow("space") << u"http://local host/mcp"_s << u"no address"_s;
        QTest::newRow("good") << u"https://example.org/mcp"_s << QString();
    }

    void saysWhatIsWrongWithAnAddress() {
        QFETCH(QString, address);
        QFETCH(QString, reason);
        m_test->action(u"Connect live…"_s)->trigger();
        auto* dialog = m_test->window().findChild<LiveDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->setAddress(address);
        QCOMPARE(m_test->named<QPushButton>(u"Connect"_s)->isEnabled(), reason.isEmpty());
        bool isTold = reason.isEmpty();
        for (const QLabel* label : dialog->findChildren<QLabel*>()) {
            isTold = isTold || (label->isVisible() && label->text().contains(reason));
        }
        QVERIFY(isTold);
    }

    void connectsFromTheDialogAndOpensWhatIsRecorded_data() {
        QTest::addColumn<NodeServer::Kind>("kind");
        QTest::newRow("streamable") << NodeServer::Kind::EverythingStreamable;
        QTest::newRow("sse") << NodeServer::Kind::EverythingSse;
    }

    void connectsFromTheDialogAndOpensWhatIsRecorded() {
        QFETCH(NodeServer::Kind, kind);
        const NodeServer server(kind);
        m_watch.restart();
        m_test->action(u"Connect live…"_s)->trigger();
        auto* dialog = m_test->window().findChild<LiveDialog*>();
        QVERIFY(dialog != nullptr);
        dialog->setAddress(server.url().toString());
        auto* era = m_test->named<QComboBox>(u"Protocol"_s);
        era->setCurrentIndex(era->findText(u"legacy"_s, Qt::MatchStartsWith));
        m_test->named<QLineEdit>(u"File to record into"_s)
            ->setText(m_folder.filePath(u"dialog%1.sqlite"_s.arg(++m_files)));
        press(u"Connect"_s);
        QTRY_COMPARE_WITH_TIMEOUT(connection().status().state, ClientState::Ready, Patience);
        // All that passed is read from the store as it comes.
        QTRY_VERIFY_WITH_TIMEOUT(connection().status().messages > 2 &&
                                     m_test->workspace().index().size() >
                                         connection().status().messages,
                                 Patience);
        QCOMPARE(*m_test->workspace().currentSession(), connection().status().session);
        auto* chip = m_test->window().findChild<LiveChip*>();
        QTRY_VERIFY(chip->accessibleName().contains(u"verything"_s));
        QVERIFY2(m_watch.longest() <= MostStalled, qPrintable(m_watch.culprit()));

        connection().disconnectFromServer();
        QTRY_COMPARE_WITH_TIMEOUT(connection().status().state, ClientState::Closed, Patience);
        QCOMPARE(connection().status().recording.lag, 0U);
    }

    void callsAToolFromItsForm() {
        connectToServer();
        openTool(u"echo"_s);
        auto* send = m_test->named<QPushButton>(u"Send the call"_s);
        auto* message = m_test->named<QLineEdit>(u"message"_s);
        QVERIFY(message != nullptr);
        message->setText(u"hello"_s);
        QVERIFY(send->isEnabled());
        press(u"Send the call"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_test->window().findChild<ContentBlockView*>() != nullptr,
                                 Patience);
        const auto texts =
            m_test->window().findChild<ContentBlockView*>()->findChildren<QPlainTextEdit*>();
        QVERIFY(!texts.isEmpty());
        QCOMPARE(texts.first()->toPlainText(), u"Echo: hello"_s);
    }

    void showsAnAnswerInItsSession() {
        connectToServer();
        const auto call =
            connection().call("tools/call", R"({"name":"echo","arguments":{"message":"find me"}})");
        QTRY_VERIFY_WITH_TIMEOUT(!call->isRunning(), Patience);
        QVERIFY(call->answer()->has_value());
        const auto number = (**call->answer()).number;
        QTRY_VERIFY_WITH_TIMEOUT(connection().placeOf(number).has_value(), Patience);
        m_test->window().live().opener().showEvent(connection().number(), number);
        const auto isShown = [this] {
            const auto& detail = m_test->window().loader().detail();
            return detail && detail->event.payload &&
                   detail->event.payload->contains("Echo: find me");
        };
        QVERIFY(QTest::qWaitFor(isShown, Patience));
    }

    void callsAgainOnlyWhenToldTo() {
        connectToServer();
        const auto call =
            connection().call("tools/call", R"({"name":"echo","arguments":{"message":"once"}})");
        QTRY_VERIFY_WITH_TIMEOUT(!call->isRunning(), Patience);
        const auto isCall = [this] {
            for (quint32 row = 0; row < m_test->workspace().index().size(); ++row) {
                m_test->state().setCurrentRow(RowNumber(row));
                if (QTest::qWaitFor(
                        [this] { return m_test->window().loader().detail() != nullptr; },
                        Patience) &&
                    m_test->action(u"Call again…"_s)->isEnabled()) {
                    return true;
                }
            }
            return false;
        };
        QVERIFY(QTest::qWaitFor(isCall, Patience));
        const std::int64_t before = connection().status().messages;
        m_test->action(u"Call again…"_s)->trigger();
        auto* message = m_test->named<QLineEdit>(u"message"_s);
        QTRY_VERIFY_WITH_TIMEOUT((message = m_test->named<QLineEdit>(u"message"_s)) != nullptr &&
                                     message->text() == u"once",
                                 Patience);
        QVERIFY(m_test->window().findChild<ContentBlockView*>() == nullptr);
        press(u"Send the call"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_test->window().findChild<ContentBlockView*>() != nullptr,
                                 Patience);
        QVERIFY(connection().status().messages > before);
    }

    void refusesArgumentsThatBreakTheSchema() {
        connectToServer();
        openTool(u"get-sum"_s);
        auto* send = m_test->named<QPushButton>(u"Send the call"_s);
        m_test->named<QLineEdit>(u"a"_s)->setText(u"two"_s);
        m_test->named<QLineEdit>(u"b"_s)->setText(u"3"_s);
        QVERIFY(!send->isEnabled());
        m_test->named<QLineEdit>(u"a"_s)->setText(u"2"_s);
        QVERIFY(send->isEnabled());
    }

    void showsProgressAndCancels() {
        connectToServer();
        const auto call =
            connection().call("tools/call", R"({"name":"trigger-long-running-operation",)"
                                            R"("arguments":{"duration":60,"steps":600}})");
        double seen = 0;
        connect(call.get(), &LiveCall::progressed, this,
                [&seen](const LiveProgress& progress) { seen = progress.progress; });
        QTRY_VERIFY_WITH_TIMEOUT(seen > 0, Patience);
        call->cancel();
        QTRY_VERIFY_WITH_TIMEOUT(!call->isRunning(), Patience);
        QCOMPARE(call->answer()->error().code, ErrorCode::Cancelled);
    }

    void letsAPersonAnswerTheServer() {
        connectToServer();
        const auto call = connection().call(
            "tools/call", R"({"name":"trigger-elicitation-request","arguments":{}})");
        auto* bar = m_test->window().findChild<QuestionBar*>();
        // What else the server asks is declined until the form comes.
        const auto isForm = [this] {
            while (!connection().questions().empty() &&
                   connection().questions().front().kind != ServerQuestion::Kind::Form) {
                const ServerQuestion other = connection().questions().front();
                connection().answer(other.id, declined(other));
            }
            return !connection().questions().empty();
        };
        QVERIFY(QTest::qWaitFor(isForm, Patience));
        QVERIFY(bar->isVisible());
        press(u"Answer the server"_s);
        auto* dialog = m_test->window().findChild<QuestionDialog*>();
        QVERIFY(dialog != nullptr);
        m_test->named<QLineEdit>(u"String"_s)->setText(u"Ada"_s);
        press(u"Send answer"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!call->isRunning(), Patience);
        QVERIFY(call->answer()->has_value());
        QVERIFY2((**call->answer()).result.find("Ada") != std::string::npos,
                 (**call->answer()).result.c_str());
        QVERIFY(!bar->isVisible());
    }

    void answersByRule() {
        connectToServer();
        connection().setRule(AnswerRule::Decline);
        const auto call = connection().call(
            "tools/call", R"({"name":"trigger-elicitation-request","arguments":{}})");
        QTRY_VERIFY_WITH_TIMEOUT(!call->isRunning(), Patience);
        QVERIFY(call->answer()->has_value());
        QVERIFY((**call->answer()).result.find("declin") != std::string::npos);
    }

    void tellsWhyAConnectionFails() {
        const int port = freePort();
        m_test->window().live().opener().connectTo(
            orderFor(QUrl(u"http://127.0.0.1:%1/mcp"_s.arg(port))));
        QTRY_COMPARE_WITH_TIMEOUT(connection().status().state, ClientState::Failed, Patience);
        QVERIFY(connection().status().error->message.contains(QString::number(port)));
        QVERIFY2(logText().contains(u"failed"_s), qPrintable(logText()));
        QTRY_VERIFY(
            m_test->window().findChild<LiveChip*>()->accessibleName().contains(u"failed"_s));
        connections().dismiss(connection().number());
        QVERIFY(connections().all().empty());
    }

    void saysWhyItCannotRecord() {
        LiveOrder order = orderFor(m_server->url());
        order.store.path = m_folder.filePath(u"no such folder/live.sqlite"_s);
        m_test->window().live().opener().connectTo(order);
        QTRY_COMPARE_WITH_TIMEOUT(connection().status().state, ClientState::Failed, Patience);
        QVERIFY2(connection().status().error->message.contains(u"no such folder"_s),
                 qPrintable(connection().status().error->message));
        QCOMPARE(connection().status().messages, 0);
    }

    void offersTheOpenStoreOnceItIsKnownToTakeEvents() {
        connectToServer();
        QTRY_COMPARE_WITH_TIMEOUT(m_test->workspace().storeState(), Workspace::StoreState::Open,
                                  Patience);
        m_test->action(u"Connect live…"_s)->trigger();
        auto* dialog = m_test->window().findChild<LiveDialog*>();
        dialog->setAddress(m_server->url().toString());
        const auto isOffered = [dialog] {
            for (const QRadioButton* target : dialog->findChildren<QRadioButton*>()) {
                if (target->isChecked() && target->text().startsWith(u"The open store"_s)) {
                    return true;
                }
            }
            return false;
        };
        QVERIFY(QTest::qWaitFor(isOffered, Patience));
        QCOMPARE(dialog->order().store.path, m_test->workspace().location().path);
    }

    void keepsSeveralConnectionsApart() {
        connectToServer();
        m_test->window().live().opener().connectTo(
            orderFor(QUrl(u"http://127.0.0.1:%1/mcp"_s.arg(freePort()))));
        QTRY_COMPARE_WITH_TIMEOUT(connection().status().state, ClientState::Failed, Patience);
        QCOMPARE(connections().all().front()->status().state, ClientState::Ready);
        m_test->window().showLog(connection().number());
        const auto* table = m_test->named<QTableView>(u"Steps of the connections"_s);
        QTRY_VERIFY(table->model()->rowCount() > 0);
        const int own = table->model()->rowCount();
        m_test->window().showLog(0);
        QVERIFY(table->model()->rowCount() > own);
        m_test->window().live().opener().connectAgain(connection().number());
        QCOMPARE(connections().all().size(), 2U);
        QVERIFY(connection().number() == 3U);
    }

    void resumesDroppedStreams() {
        connectToServer();
        connection().dropStreams();
        QTRY_VERIFY_WITH_TIMEOUT(logText().contains(u"resumed"_s), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(connection().status().state, ClientState::Ready, Patience);
    }

    void keepsNoSecret() {
        LiveOrder order = orderFor(m_server->url());
        order.live.url.setQuery(u"token=hidden-one"_s);
        order.live.headers = {{"Authorization", "Bearer hidden-two"}, {"X-Key", "hidden-three"}};
        m_test->window().live().opener().connectTo(order);
        QTRY_COMPARE_WITH_TIMEOUT(connection().status().state, ClientState::Ready, Patience);
        connection().disconnectFromServer();
        QTRY_COMPARE_WITH_TIMEOUT(connection().status().state, ClientState::Closed, Patience);
        m_test->settings().sync();
        QFile settings(m_test->settings().fileName());
        QVERIFY(settings.open(QIODevice::ReadOnly));
        QVERIFY(!settings.readAll().contains("hidden"));
        for (const LiveLog::Entry& entry : connections().log().entries()) {
            QVERIFY(!liveDetailText(*entry).contains(u"hidden"_s));
        }
        QFile store(order.store.path);
        QVERIFY(store.open(QIODevice::ReadOnly));
        QVERIFY(!store.readAll().contains("hidden"));
    }
};

} // namespace muscope

int main(int argc, char** argv) {
    muscope::StallWatch application(argc, argv);
    muscope::LiveWindowTest test(application);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_live_window.moc"
