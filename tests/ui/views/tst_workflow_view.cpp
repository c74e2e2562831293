// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/companions.h"
#include "tests/support/store_fixture.h"
#include "tests/support/window_under_test.h"
#include "ui/dialogs/link_question.h"
#include "ui/main/companion_opener.h"
#include "ui/main/problem_dock.h"
#include "ui/main/workbench.h"
#include "ui/views/banner.h"
#include "ui/views/detail_pane.h"
#include "ui/views/event_table_view.h"
#include "ui/views/events_pane.h"
#include "ui/views/link_label.h"
#include "ui/views/message_page.h"
#include "ui/views/source_view.h"
#include "ui/views/text_block.h"
#include "ui/views/tie_card.h"
#include "ui/views/workflow_list.h"
#include "ui/views/workflow_page_view.h"
#include "ui/views/workflow_view.h"
#include "ui/views/workflows_pane.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTextBlock>
#include <QTextList>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

// Line 14 wants a string.
constexpr const char* Greet = R"(---
maml_version: "2.0.0"
tool: greet
---
# Greet somebody

See https://example.org/guide for more.

## Input_Schema
```json
{
  "type": "object",
  "properties": {
    "name": {"type": "string", "minLength": 3, "description": "Who is greeted"}
  },
  "required": ["name", "lang"]
}
```

## Code_Blocks
```python
# A comment
print("hello")
```

## History
- 2025-03-27T14:35:00Z: [CREATE] drawn up
)";

StoredEvent call(const char* id, int second, const QByteArray& arguments) {
    StoredEvent event = eventAt("calls", id, second);
    event.type = "tool_call";
    event.payload = R"({"tool":"greet","args":)" + arguments + R"(,"result":"Hello"})";
    return event;
}

} // namespace

// Opens workflows in the real window and follows what leads to them and away from them.
class WorkflowViewTest final : public QObject {
    Q_OBJECT

    StoreFixture m_stores;
    QTemporaryDir m_folder;
    std::unique_ptr<WindowUnderTest> m_test;

    [[nodiscard]] Companions& companions() { return m_test->workspace().companions(); }
    [[nodiscard]] Workbench& bench() { return m_test->window().workbench(); }
    [[nodiscard]] WorkflowView& view() { return *bench().workflows().findChild<WorkflowView*>(); }
    [[nodiscard]] WorkflowPageView& page() { return *view().findChild<WorkflowPageView*>(); }
    [[nodiscard]] SourceView& source() { return *view().findChild<SourceView*>(); }

    [[nodiscard]] QString write(const QString& name, const QByteArray& text) {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            qFatal("writing %s failed", qPrintable(name));
        }
        return file.fileName();
    }

    void openWorkflows(const QString& path) {
        QSignalSpy changed(&companions(), &Companions::changed);
        m_test->window().companions().openWorkflows(path);
        QVERIFY(changed.wait(20'000));
        m_test->window().showWorkflows();
        QTRY_VERIFY(bench().workflows().isFilled());
    }

    // A store of one call that holds and one that does not, against the workflow.
    void openCalls() {
        openWorkflows(write(u"greet.maml.md"_s, Greet));
        m_test->open(m_stores.store(StoreLocation::Kind::Sqlite,
                                    {call("good", 1, R"({"name":"Alice","lang":"en"})"),
                                     call("bad", 2, R"({"name":7,"lang":"en"})")}));
    }

    [[nodiscard]] QString tabInFront() {
        const auto* tabs = m_test->named<QTabBar>(u"Ways to look at the event"_s);
        return tabs->tabText(tabs->currentIndex());
    }

    // Clicks the words that lead somewhere.
    void follow(const QString& text) {
        for (LinkLabel* label : bench().detail().findChildren<LinkLabel*>()) {
            if (label->text() == text && label->isVisible()) {
                QTest::mouseClick(label, Qt::LeftButton);
                return;
            }
        }
        qFatal("there are no words %s to click", qPrintable(text));
    }

    // Clicks an anchor of the page by its text.
    void clickAnchor(const QString& text) {
        const QTextCursor found = page().document()->find(text);
        QVERIFY2(!found.isNull(), qPrintable(text));
        QTextCursor inside(page().document());
        inside.setPosition(found.selectionStart() + 1);
        page().setTextCursor(inside);
        page().ensureCursorVisible();
        const QPoint at = page().cursorRect(inside).center();
        QVERIFY2(!page().anchorAt(at).isEmpty(), qPrintable(text));
        QTest::mouseClick(page().viewport(), Qt::LeftButton, {}, at);
    }

    // What the session that is open tells of the workflows, as it is listed.
    [[nodiscard]] QStringList sessionFindings() {
        auto* list = m_test->named<WorkflowList>(u"Workflows"_s);
        const QTreeWidgetItem* last = list->topLevelItem(list->topLevelItemCount() - 1);
        QStringList texts;
        if (last->text(0).startsWith(u"Told of them by the session"_s)) {
            for (int place = 0; place < last->childCount(); ++place) {
                texts += last->child(place)->text(0);
            }
        }
        return texts;
    }

private slots:
    void init() { m_test = std::make_unique<WindowUnderTest>(QSize(1600, 1000)); }
    void cleanup() { m_test.reset(); }

    void rendersWhatTheDocumentSays() {
        openWorkflows(write(u"greet.maml.md"_s, Greet));
        const QString text = page().toPlainText();
        for (const QString& part :
             {u"Greet somebody"_s, u"official dialect (maml_version)"_s, u"\"2.0.0\""_s,
              u"Input_Schema"_s, u"Who is greeted"_s, u"length ≥ 3"_s, u"required"_s,
              u"print(\"hello\")"_s, u"2025-03-27T14:35:00Z"_s, u"CREATE"_s, u"drawn up"_s}) {
            QVERIFY2(text.contains(part), qPrintable(part));
        }
        QCOMPARE(text.count(u"Greet somebody"_s), 1);
        QCOMPARE(source().toPlainText() + u'\n', QString::fromUtf8(Greet));
    }

    void theCurrentEventStaysInSight() {
        m_test = std::make_unique<WindowUnderTest>(QSize(1280, 800));
        std::vector<StoredEvent> events;
        for (int number = 0; number < 59; ++number) {
            events.push_back(
                call(QByteArray::number(number).constData(), number, R"({"name":7,"lang":"en"})"));
        }
        m_test->open(m_stores.store(StoreLocation::Kind::Sqlite, events));
        m_test->showEvent(RowNumber(40));
        openWorkflows(write(u"greet.maml.md"_s, Greet));
        const EventTableView& table = bench().events().table();
        QTRY_COMPARE(m_test->workspace().pass().phase, PassState::Phase::Done);
        QTRY_COMPARE(table.currentIndex().row(), 40);
        QTRY_VERIFY(table.viewport()->rect().contains(
            table.visualRect(table.currentIndex().siblingAtColumn(0))));
    }

    void aTaskHasABoxAndNoBullet() {
        openWorkflows(write(u"tasks.maml.md"_s,
                            "---\ntool: greet\n---\n## Intent\n- plain\n- [ ] open\n- [x] done\n"
                            "  - [ ] nested\n\n1. [ ] first\n2. second\n"));
        const auto blockOf = [this](const QString& text) {
            return page().document()->find(text).block();
        };
        QVERIFY(blockOf(u"plain"_s).textList() != nullptr);
        for (const QString& task : {u"☐ open"_s, u"☑ done"_s, u"☐ nested"_s}) {
            QVERIFY2(blockOf(task).isValid(), qPrintable(task));
            QVERIFY2(blockOf(task).textList() == nullptr, qPrintable(task));
        }
        QVERIFY(blockOf(u"nested"_s).blockFormat().indent() >
                blockOf(u"open"_s).blockFormat().indent());
        QCOMPARE(blockOf(u"second"_s).textList()->itemNumber(blockOf(u"second"_s)), 1);
    }

    void coloursCode() {
        openWorkflows(write(u"greet.maml.md"_s, Greet));
        const auto colorOf = [this](const QString& text) {
            return page().document()->find(text).charFormat().foreground().color();
        };
        QCOMPARE(colorOf(u"# A comment"_s), m_test->theme().color(ColorRole::Muted));
        QCOMPARE(colorOf(u"\"hello\""_s), m_test->theme().color(ColorRole::JsonString));
    }

    void showsCodeInTheHistory() {
        openWorkflows(write(u"history.maml.md"_s,
                            "---\ntool: greet\n---\n## History\n"
                            "- 2025-03-27T14:35:00Z: [CREATE] by `agent://me` or `\n"));
        QVERIFY2(page().toPlainText().contains(u"by agent://me or `"_s),
                 qPrintable(page().toPlainText()));
        const QTextCursor code = page().document()->find(u"agent://me"_s);
        QCOMPARE(code.charFormat().background().color(), m_test->theme().color(ColorRole::Code));
    }

    void copiesACodeBlock() {
        openWorkflows(write(u"greet.maml.md"_s, Greet));
        clickAnchor(u"Copy"_s);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"# A comment\nprint(\"hello\")\n"_s);
    }

    void showsASchemaAsItIsWritten() {
        openWorkflows(write(u"greet.maml.md"_s, Greet));
        QVERIFY(!page().toPlainText().contains(u"\"properties\""_s));
        clickAnchor(u"Show source"_s);
        QTRY_VERIFY(page().isFilled());
        QVERIFY(page().toPlainText().contains(u"\"properties\""_s));
        clickAnchor(u"Show as a form"_s);
        QTRY_VERIFY(page().toPlainText().contains(u"Who is greeted"_s));
    }

    void asksBeforeALinkIsOpened() {
        QDesktopServices::setUrlHandler(u"https"_s, this, "noteAddress");
        m_opened.clear();
        openWorkflows(write(u"greet.maml.md"_s, Greet));
        clickAnchor(u"https://example.org/guide"_s);
        auto* question = page().findChild<LinkQuestion*>();
        QVERIFY(question != nullptr && question->isVisible());
        QCOMPARE(question->informativeText(), u"https://example.org/guide"_s);
        question->reject();
        QVERIFY(m_opened.isEmpty());
        QTRY_VERIFY(page().findChild<LinkQuestion*>() == nullptr);
        clickAnchor(u"https://example.org/guide"_s);
        question = page().findChild<LinkQuestion*>();
        for (QAbstractButton* button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole) {
                button->click();
            }
        }
        QTRY_COMPARE(m_opened, QStringList(u"https://example.org/guide"_s));
        QDesktopServices::unsetUrlHandler(u"https"_s);
    }

    void fetchesNothing() {
        openWorkflows(write(u"picture.maml.md"_s,
                            "---\ntool: greet\n---\n## Intent\n![x](https://example.org/p.png) "
                            "<img src=\"https://example.org/q.png\"> [y](file:///etc/passwd)\n"));
        QVERIFY(page().toPlainText().contains(u"<img src=\"https://example.org/q.png\">"_s));
        QVERIFY(!page().toHtml().contains(u"<img"_s));
        QVERIFY(!page().toHtml().contains(u"href=\"file:"_s));
        QVERIFY(
            !page().loadResource(QTextDocument::ImageResource, QUrl(u"https://a.b/c"_s)).isValid());
    }

    void outlineLeadsToItsSection() {
        openWorkflows(write(u"greet.maml.md"_s, Greet));
        auto* list = m_test->named<WorkflowList>(u"Workflows"_s);
        QTreeWidgetItem* history = list->topLevelItem(0)->child(2);
        QCOMPARE(history->text(0), u"History"_s);
        list->setCurrentItem(history);
        QCOMPARE(source().markedLine(), std::optional(26));
        QCOMPARE(source().textCursor().block().text(), u"## History"_s);
    }

    void tellsWhatIsBroken() {
        openWorkflows(QStringLiteral(MUSCOPE_TEST_DATA "/maml/broken_yaml.maml.md"));
        const auto& diagnostics = view().workflow()->document().diagnostics;
        QVERIFY(!diagnostics.empty());
        for (const MamlDiagnostic& each : diagnostics) {
            QVERIFY2(page().toPlainText().contains(QString::fromStdString(each.message)),
                     each.message.c_str());
        }
        clickAnchor(u"line %1"_s.arg(diagnostics.front().line));
        QCOMPARE(source().markedLine(), std::optional(diagnostics.front().line));
        QVERIFY(source().isVisible());
    }

    void listsBothDocumentsOfAFile() {
        openWorkflows(QStringLiteral(MUSCOPE_TEST_DATA "/maml/two_documents.maml.md"));
        auto* list = m_test->named<WorkflowList>(u"Workflows"_s);
        QCOMPARE(list->topLevelItem(0)->text(0), u"two_documents.maml.md · line 1"_s);
        QVERIFY(page().toPlainText().contains(u"One."_s));
        list->setCurrentItem(list->topLevelItem(1));
        QTRY_VERIFY(view().isFilled() && page().toPlainText().contains(u"Two."_s));
        QVERIFY(!page().toPlainText().contains(u"One."_s));
        // Ids that stand twice are told of both together.
        QVERIFY(list->topLevelItemCount() > 2);
        QVERIFY(list->topLevelItem(2)->childCount() > 0);
    }

    void listsToolsThatASessionNeverCalled() {
        openWorkflows(
            write(u"two.maml.md"_s, "---\ntools:\n  - name: greet\n  - name: wave\n---\n# Two\n"));
        QCOMPARE(sessionFindings(), QStringList());
        StoredEvent other = call("other", 1, R"({})");
        other.sessionId = SessionId("waves");
        other.payload = R"({"tool":"wave","args":{}})";
        m_test->open(m_stores.store(StoreLocation::Kind::Sqlite, {call("one", 2, R"({})"), other}),
                     "calls");
        QCOMPARE(sessionFindings(), QStringList(u"the tool wave is declared and never called"
                                                u" · two.maml.md, line 4"_s));
        auto* list = m_test->named<WorkflowList>(u"Workflows"_s);
        list->setCurrentItem(list->topLevelItem(list->topLevelItemCount() - 1)->child(0));
        QCOMPARE(source().markedLine(), std::optional(4));
        m_test->choose(SessionId("waves"));
        QCOMPARE(sessionFindings(), QStringList(u"the tool greet is declared and never called"
                                                u" · two.maml.md, line 3"_s));
        m_test->workspace().closeStore();
        QCOMPARE(sessionFindings(), QStringList());
    }

    void aProblemOfAWorkflowLeadsToItsLine() {
        openWorkflows(write(u"ids.maml.md"_s, "---\nid: urn:uuid:none\ntool: greet\n---\n# Ids\n"));
        m_test->open(m_stores.store(StoreLocation::Kind::Sqlite, {call("one", 1, R"({})")}));
        auto* problems = m_test->named<QTableView>(u"Problems"_s);
        QCOMPARE(problems->model()->rowCount(), 2);
        const QModelIndex row = problems->model()->index(1, 2);
        QVERIFY2(row.data().toString().contains(u"ids.maml.md, line 2"_s),
                 qPrintable(row.data().toString()));
        QVERIFY(view().isVisible());
        emit problems->clicked(row);
        QCOMPARE(source().markedLine(), std::optional(2));
        QVERIFY(view().isVisible());
    }

    void showsATieWithBothEnds() {
        openCalls();
        m_test->showEvent(RowNumber(1));
        QCOMPARE(tabInFront(), u"Workflow"_s); // by itself: it is breached
        const auto* card = bench().detail().findChild<TieCard*>();
        QVERIFY(card != nullptr);
        QCOMPARE(card->accessibleName(), u"The event breaks its workflow's schema"_s);
        follow(u"line 14"_s);
        QCOMPARE(source().markedLine(), std::optional(14));
        QVERIFY(bench().workflows().isVisible());
        follow(u"/args/name"_s);
        QCOMPARE(tabInFront(), u"Payload"_s);
        const auto* tree = m_test->named<QTreeView>(u"Payload"_s);
        QCOMPARE(tree->currentIndex().siblingAtColumn(0).data().toString(), u"name"_s);
    }

    void aRemarkLeadsToItsLine() {
        openWorkflows(write(u"wave.maml.md"_s, "---\ntool: wave\npermissions:\n"
                                               "  execute: [\"agent://alice\"]\n---\n# Wave\n"));
        StoredEvent wave = eventAt("calls", "wave", 1);
        wave.payload = R"({"tool":"wave","args":{}})";
        wave.metadata = R"({"agent":"agent://bob"})";
        m_test->open(m_stores.store(StoreLocation::Kind::Sqlite, {wave}));
        m_test->showEvent(RowNumber(0));
        QVERIFY(bench().detail().showView(u"workflow"_s));
        follow(u"line 4"_s);
        QCOMPARE(source().markedLine(), std::optional(4));
        QCOMPARE(source().textCursor().block().text(), u"  execute: [\"agent://alice\"]"_s);
    }

    void tellsASchemaThatIsNotEvaluated() {
        openWorkflows(write(u"wave.maml.md"_s,
                            "---\ntool: wave\n---\n## Input_Schema\n- hand: {type: limb}\n"));
        StoredEvent wave = eventAt("calls", "wave", 1);
        wave.payload = R"({"tool":"wave","args":{}})";
        m_test->open(m_stores.store(StoreLocation::Kind::Sqlite, {wave}));
        m_test->showEvent(RowNumber(0));
        QVERIFY(bench().detail().showView(u"workflow"_s));
        QStringList told;
        for (const TextBlock* block : bench().detail().findChildren<TextBlock*>()) {
            told +=
                block->accessibleName() == u"Not evaluated"_s ? block->toPlainText() : QString();
        }
        QVERIFY2(told.contains(u"the schema is written as YAML, which is not evaluated"_s),
                 qPrintable(told.join(u'|')));
        follow(u"line 4"_s);
        QCOMPARE(source().markedLine(), std::optional(4));
    }

    void aTieThatHoldsStaysBehind() {
        openCalls();
        m_test->showEvent(RowNumber(0));
        QCOMPARE(tabInFront(), u"Payload"_s);
        QVERIFY(bench().detail().showView(u"workflow"_s));
        QCOMPARE(bench().detail().findChild<TieCard*>()->accessibleName(),
                 u"The event holds its workflow's schema"_s);
    }

    void aBreachAmongTheProblemsLeadsHere() {
        openCalls();
        m_test->showEvent(RowNumber(1));
        QVERIFY(bench().detail().showView(u"raw"_s));
        auto* problems = m_test->named<QTableView>(u"Problems"_s);
        for (int row = 0; row < problems->model()->rowCount(); ++row) {
            if (problems->model()->index(row, 2).data().toString().contains(
                    u"expected a string"_s)) {
                problems->setCurrentIndex(problems->model()->index(row, 2));
                emit problems->clicked(problems->model()->index(row, 2));
            }
        }
        QTRY_COMPARE(tabInFront(), u"Workflow"_s);
    }

    void saysWhatToDoWithoutWorkflows() {
        m_test->open(m_stores.store(StoreLocation::Kind::Sqlite, {call("a", 1, "{}")}));
        m_test->showEvent(RowNumber(0));
        QVERIFY(bench().detail().showView(u"workflow"_s));
        m_test->window().showWorkflows();
        int pages = 0;
        for (const MessagePage* message : bench().findChildren<MessagePage*>()) {
            pages += message->isVisible() && message->accessibleName() == u"No workflows are open";
        }
        QCOMPARE(pages, 2);
    }

    void closesAndRemembersWhatWasOpen() {
        openWorkflows(write(u"greet.maml.md"_s, Greet));
        m_test->restart();
        m_test->window().companions().restore();
        QTRY_VERIFY(companions().files().workflows != nullptr);
        QCOMPARE(companions().files().workflows->paths(),
                 QStringList(m_folder.filePath(u"greet.maml.md"_s)));
        QAction* close = m_test->action(u"Close workflows and receipts"_s);
        QVERIFY(close->isEnabled());
        close->trigger();
        QVERIFY(!companions().files().workflows);
        QVERIFY(!close->isEnabled());
        m_test->restart();
        m_test->window().companions().restore();
        QVERIFY(!companions().isReading());
    }

    void saysWhatCouldNotBeRead() {
        auto* banner = m_test->window().findChild<Banner*>(u"companions"_s);
        m_test->window().companions().openWorkflows(m_folder.filePath(u"nowhere"_s));
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->accessibleName().contains(u"nowhere"_s));
    }

    void opensWhatIsDropped() {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(write(u"greet.maml.md"_s, Greet))});
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m_test->window(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&m_test->window(), &drop);
        QTRY_VERIFY(view().isFilled());
        QVERIFY(bench().workflows().isVisible());
    }

public slots:
    void noteAddress(const QUrl& address) { m_opened += address.toString(); }

private:
    QStringList m_opened;
};

} // namespace muscope

QTEST_MAIN(muscope::WorkflowViewTest)
#include "tst_workflow_view.moc"
