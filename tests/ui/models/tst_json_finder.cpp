// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/json_finder.h"

#include <QSignalSpy>
#include <QTest>

namespace muscope {

class JsonFinderTest final : public QObject {
    Q_OBJECT

private:
    static std::shared_ptr<const json::OwnedDocument> document(std::string text) {
        auto parsed = json::OwnedDocument::parse(std::move(text));
        return parsed ? *parsed : nullptr;
    }

private slots:
    void findsKeysAndValuesAroundAndAround() {
        JsonFinder finder;
        finder.setDocument(document(R"({"name":"Alice","other":["alice in chains",1]})"));
        QList<std::pair<std::uint32_t, bool>> found;
        connect(&finder, &JsonFinder::found, this, [&found](json::NodeId node, bool wrapped) {
            found.append({json::indexOf(node), wrapped});
        });
        finder.find(QStringLiteral("ALICE"), json::Root, JsonFinder::Way::Forward);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.last(), std::pair(1U, false));
        finder.find(QStringLiteral("alice"), json::NodeId{1}, JsonFinder::Way::Forward);
        QTRY_COMPARE(found.size(), 2);
        QCOMPARE(found.last(), std::pair(3U, false));
        finder.find(QStringLiteral("alice"), json::NodeId{3}, JsonFinder::Way::Forward);
        QTRY_COMPARE(found.size(), 3);
        QCOMPARE(found.last(), std::pair(1U, true));
        finder.find(QStringLiteral("other"), json::NodeId{1}, JsonFinder::Way::Backward);
        QTRY_COMPARE(found.size(), 4);
        QCOMPARE(found.last(), std::pair(2U, true));
    }

    void seesThroughEscapes() {
        JsonFinder finder;
        finder.setDocument(document(R"(["\u0041lice"])"));
        const QSignalSpy found(&finder, &JsonFinder::found);
        finder.find(QStringLiteral("Alice"), json::Root, JsonFinder::Way::Forward);
        QTRY_COMPARE(found.size(), 1);
    }

    void saysWhenThereIsNone() {
        JsonFinder finder;
        finder.setDocument(document("[1,2,3]"));
        const QSignalSpy notFound(&finder, &JsonFinder::notFound);
        finder.find(QStringLiteral("x"), json::Root, JsonFinder::Way::Forward);
        QTRY_COMPARE(notFound.size(), 1);
    }

    void forgetsASearchWhenTheDocumentGoes() {
        JsonFinder finder;
        finder.setDocument(document("[1,2,3]"));
        const QSignalSpy found(&finder, &JsonFinder::found);
        finder.find(QStringLiteral("2"), json::Root, JsonFinder::Way::Forward);
        finder.setDocument(nullptr);
        QCoreApplication::processEvents();
        QCOMPARE(found.size(), 0);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::JsonFinderTest)
#include "tst_json_finder.moc"
