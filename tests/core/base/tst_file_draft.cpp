// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/file_draft.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

namespace muscope {

class TestFileDraft final : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    static void write(const QString& path, const QByteArray& bytes) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            qFatal("%s", qPrintable(file.errorString()));
        }
    }

    [[nodiscard]] static QByteArray read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unread");
    }

    [[nodiscard]] QStringList entries() const {
        return QDir(m_folder.path())
            .entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
    }

private slots:
    void cleanup() {
        for (const QString& name : entries()) {
            QFile::remove(m_folder.filePath(name));
        }
    }

    void takesItsPlaceWholeAndForItsOwnerAlone() {
        const QString target = m_folder.filePath(QStringLiteral("evidence"));
        write(target, "old");
        auto draft = FileDraft::open(target);
        QVERIFY(draft);
        write((*draft)->path(), "new");
        QCOMPARE(read(target), QByteArray("old"));

        QVERIFY((*draft)->putInPlace());
        draft->reset();

        QCOMPARE(read(target), QByteArray("new"));
        QCOMPARE(entries(), QStringList{QStringLiteral("evidence")});
        constexpr QFileDevice::Permissions Others =
            QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther |
            QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(target) & Others));
    }

    void leavesNothingBehindUnlessItIsPutInPlace() {
        {
            auto draft = FileDraft::open(m_folder.filePath(QStringLiteral("evidence")));
            QVERIFY(draft);
            write((*draft)->path(), "half");
            QCOMPARE(entries().size(), 1);
        }
        QCOMPARE(entries(), QStringList());
    }

    void writesWhatALinkPointsAt() {
        const QString file = m_folder.filePath(QStringLiteral("file"));
        const QString link = m_folder.filePath(QStringLiteral("link"));
        write(file, "old");
        QVERIFY(QFile::link(file, link));
        auto draft = FileDraft::open(link);
        QVERIFY(draft);
        write((*draft)->path(), "new");

        QVERIFY((*draft)->putInPlace());

        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(read(file), QByteArray("new"));
    }

    void replacesNoDeviceAndNoFolder() {
        for (const QString& target : {QStringLiteral("/dev/full"), m_folder.path()}) {
            const auto draft = FileDraft::open(target);
            QVERIFY(!draft && draft.error().code == ErrorCode::InvalidInput);
            QVERIFY(draft.error().message.contains(target));
        }
        const auto nowhere = FileDraft::open(m_folder.filePath(QStringLiteral("no/file")));
        QVERIFY(!nowhere && nowhere.error().code == ErrorCode::Write);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::TestFileDraft)
#include "tst_file_draft.moc"
