// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include <QTest>

#include "schema_suite.h"

using namespace muscope;

class SchemaSuiteTest final : public QObject {
    Q_OBJECT

private slots:
    void passesTheRequiredTests_data();
    void passesTheRequiredTests();
};

void SchemaSuiteTest::passesTheRequiredTests_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<schema::Draft>("draft");

    QTest::newRow("draft-07") << QStringLiteral(MUSCOPE_SCHEMA_SUITE_NEW "/draft7")
                              << schema::Draft::Draft07;
    QTest::newRow("draft-07, older suite")
        << QStringLiteral(MUSCOPE_SCHEMA_SUITE_OLD "/draft7") << schema::Draft::Draft07;
    QTest::newRow("2020-12") << QStringLiteral(MUSCOPE_SCHEMA_SUITE_NEW "/draft2020-12")
                             << schema::Draft::Draft2020;
}

void SchemaSuiteTest::passesTheRequiredTests() {
    QFETCH(const QString, folder);
    QFETCH(const schema::Draft, draft);
    const SuiteScore score = runSuite(folder, draft);
    QCOMPARE(score.error, QString());
    qInfo("%s: %d of %d (%.1f %%), %d not run as they need another document",
          QTest::currentDataTag(), score.passed, score.total, score.percent(),
          static_cast<int>(score.needsRemote.size()));
    // None is expected to fail. One that must be lived with is listed here, with its reason.
    QCOMPARE(score.failed, QStringList());
    // What is not run must stay the exception.
    QVERIFY(score.total > 400);
    QVERIFY(score.needsRemote.size() * 10 < score.total);
}

QTEST_APPLESS_MAIN(SchemaSuiteTest)

#include "tst_schema_suite.moc"
