// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/json_tree_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

namespace muscope {

class JsonTreeModelTest final : public QObject {
    Q_OBJECT

private:
    static std::shared_ptr<const json::OwnedDocument> document(std::string text) {
        auto parsed = json::OwnedDocument::parse(std::move(text));
        return parsed ? *parsed : nullptr;
    }
    static QString value(const QModelIndex& index) {
        return index.siblingAtColumn(JsonTreeModel::Value).data().toString();
    }

private slots:
    void holdsTheModelContract() {
        JsonTreeModel model;
        model.setDocument(document(R"({"a":[1,{"b":null}],"c":"x"})"));
        // From here on: the tester itself fetches while a reset is under way, which Qt 6.4 reports.
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.fetchMore({});
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex array = model.index(0, 0, {});
        model.fetchMore(array);
        QCOMPARE(model.rowCount(array), 2);
        model.fetchMore(model.index(1, 0, array));
        model.setDocument(document("7"));
        QCOMPARE(model.rowCount(), 1);
        model.setDocument(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void showsEachTypeAsItIsSpelled() {
        JsonTreeModel model;
        model.setDocument(document(
            "{\"n\":-0.10e3,\"s\":\"a\\nb\\u202e\",\"t\":true,\"z\":null,\"o\":{},\"l\":[1,2]}"));
        model.fetchMore({});
        const auto shown = [&model](int row) { return value(model.index(row, 0, {})); };
        QCOMPARE(shown(0), u"-0.10e3");
        QCOMPARE(shown(1), u"\"a␊b⟨U+202E⟩\"");
        QCOMPARE(shown(2), u"true");
        QCOMPARE(shown(3), u"null");
        QCOMPARE(shown(4), u"{0}");
        QCOMPARE(shown(5), u"[2]");
    }

    void copiesValuesAndPaths() {
        JsonTreeModel model;
        model.setDocument(document("{\"a/b\":[10,\"q\\\"t\"]}"));
        model.fetchMore({});
        const QModelIndex array = model.index(0, 0, {});
        model.fetchMore(array);
        const QModelIndex text = model.index(1, 0, array);
        QCOMPARE(model.pointer(text), u"/a~1b/1");
        QCOMPARE(model.valueText(text), u"q\"t");
        QCOMPARE(model.valueText(array), u"[10,\"q\\\"t\"]");
    }

    void takesALargeArrayARunAtATime() {
        std::string text = "[0";
        for (int element = 1; element < 20'000; ++element) {
            text += "," + std::to_string(element);
        }
        JsonTreeModel model;
        model.setDocument(document(text + "]"));
        model.fetchMore({});
        QVERIFY(model.rowCount() > 0 && model.rowCount() < 20'000);
        QVERIFY(model.canFetchMore({}));
        const QModelIndex last = model.reveal(json::NodeId{20'000});
        QCOMPARE(last.row(), 19'999);
        QCOMPARE(value(last), u"19999");
        QVERIFY(!model.canFetchMore({}));
    }

    void staysUprightInTheDeep() {
        constexpr int Depth = 100'000;
        JsonTreeModel model;
        model.setDocument(document(std::string(Depth, '[') + std::string(Depth, ']')));
        const QModelIndex shown = model.reveal(json::NodeId{Depth - 1});
        QVERIFY(shown.isValid());
        QVERIFY(!model.hasChildren(shown));
        QVERIFY(value(shown).contains(u"200"));
        int level = 0;
        for (QModelIndex at = shown; at.isValid(); at = at.parent()) {
            ++level;
        }
        QCOMPARE(level, JsonTreeModel::DeepestLevel);
    }

    void cutsALongStringWithoutSplittingAnEscape() {
        std::string text = "\"";
        for (int unit = 0; unit < 5000; ++unit) {
            text += "\\u00e9";
        }
        JsonTreeModel model;
        model.setDocument(document(text + "\""));
        const QString shown = value(model.index(0, 0, {}));
        QVERIFY(shown.startsWith(u"\"éé"));
        QVERIFY(shown.endsWith(u"…\""));
        QVERIFY(!shown.contains(u'\\'));
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::JsonTreeModelTest)
#include "tst_json_tree_model.moc"
