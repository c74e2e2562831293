// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/models/index_builder.h"
#include "ui/models/event_table_model.h"
#include "ui/models/json_tree_model.h"
#include "ui/models/problems_model.h"
#include "ui/models/sessions_model.h"
#include "ui/style/json_delegate.h"
#include "ui/style/problem_delegate.h"
#include "ui/style/session_delegate.h"
#include "ui/views/event_table_view.h"

#include <QListView>
#include <QTest>
#include <QTreeView>

namespace muscope {

class DelegatesTest final : public QObject {
    Q_OBJECT

private:
    Theme m_theme{QPalette()};

    static bool holds(const QImage& image, const QColor& color) {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).rgb() == color.rgb()) {
                    return true;
                }
            }
        }
        return false;
    }

    template <typename View>
    QImage picture(View& view) {
        view.setPalette(m_theme.palette());
        view.resize(900, 300);
        return view.grab().toImage();
    }

private slots:
    void tintsFailingEvents() {
        m_theme.setChoice(Theme::Choice::Light);
        IndexBuilder index;
        index.add(rowAt(1, Verdict::Match), "a").add(rowAt(2, Verdict::None), "b");
        EventTableModel model;
        EventTableView view(m_theme);
        view.setModel(&model);
        model.reset(index.snapshot());
        QVERIFY(!holds(picture(view), m_theme.color(ColorRole::FailureBackground)));
        index.add(rowAt(3, Verdict::Differs), "c");
        model.append(index.snapshot());
        QVERIFY(holds(picture(view), m_theme.color(ColorRole::FailureBackground)));
        QVERIFY(holds(picture(view), m_theme.color(ColorRole::Differs)));
    }

    void paintsSessions() {
        SessionsModel model;
        SessionSummary session;
        session.id = SessionId(QByteArray(2000, 'x'));
        model.setSessions(std::make_shared<const SessionList>(
            std::vector<SessionSummary>{session, SessionSummary()}));
        QListView view;
        view.setModel(&model);
        view.setItemDelegate(new SessionDelegate(m_theme, &view));
        view.setCurrentIndex(model.index(0));
        QVERIFY(holds(picture(view), m_theme.color(ColorRole::Accent)));
    }

    void paintsProblems() {
        IndexBuilder index;
        index.add(rowAt(1, Verdict::Malformed), "a");
        ProblemsModel model;
        const auto problems = std::make_shared<ProblemList>();
        for (const ProblemKind kind : problemKinds()) {
            problems->add(kind, RowNumber(0));
        }
        model.setProblems(problems, index.snapshot());
        QTableView view;
        view.setModel(&model);
        view.setItemDelegate(new ProblemDelegate(m_theme, &view));
        view.resize(600, 700);
        for (const ProblemKind kind : problemKinds()) {
            QVERIFY(holds(picture(view), m_theme.color(ProblemSign::roleOf(kind))));
        }
    }

    void paintsJson() {
        JsonTreeModel model;
        model.setDocument(*json::OwnedDocument::parse(R"({"a":[1,"two",null]})"));
        QTreeView view;
        view.setModel(&model);
        view.setItemDelegate(new JsonDelegate(m_theme, &view));
        view.expandAll();
        QVERIFY(!picture(view).isNull());
    }
};

} // namespace muscope

QTEST_MAIN(muscope::DelegatesTest)
#include "tst_delegates.moc"
