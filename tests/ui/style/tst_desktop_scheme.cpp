// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/desktop_scheme.h"
#include "ui/style/theme.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace muscope {

// What answers as the desktop's portal does.
class Portal final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 0;

public slots:
    QDBusVariant Read(const QString& group, const QString& key) {
        const bool isAsked = group == u"org.freedesktop.appearance" && key == u"color-scheme";
        return QDBusVariant(QVariant::fromValue(QDBusVariant(isAsked ? scheme : 99U)));
    }

signals:
    void SettingChanged(const QString& group, const QString& key, const QDBusVariant& value);
};

// Talks over a real message bus that the test starts.
class DesktopSchemeTest final : public QObject {
    Q_OBJECT

private:
    QProcess m_daemon;
    QString m_address;
    Portal m_portal;
    Theme m_theme{lightPalette()};

    static QPalette lightPalette() {
        QPalette palette(Qt::white);
        palette.setColor(QPalette::WindowText, Qt::black);
        return palette;
    }

    QDBusConnection bus() {
        return QDBusConnection::connectToBus(m_address, u"muscope test portal"_s);
    }

    void change(const QString& group, uint scheme) {
        if (group == u"org.freedesktop.appearance") {
            m_portal.scheme = scheme; // an answer on its way says the same
        }
        emit m_portal.SettingChanged(group, u"color-scheme"_s, QDBusVariant(scheme));
    }

    std::unique_ptr<DesktopScheme> follow() {
        auto desktop = std::make_unique<DesktopScheme>(m_address);
        connect(desktop.get(), &DesktopScheme::told, &m_theme, &Theme::setDesktopDark);
        return desktop;
    }

private slots:
    void initTestCase() {
        m_daemon.start(u"dbus-daemon"_s,
                       {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s});
        QVERIFY(m_daemon.waitForStarted());
        QTRY_VERIFY(m_daemon.canReadLine());
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
        QDBusConnection connection = bus();
        QVERIFY2(connection.isConnected(), qPrintable(connection.lastError().message()));
        QVERIFY(connection.registerObject(u"/org/freedesktop/portal/desktop"_s, &m_portal,
                                          QDBusConnection::ExportAllSlots |
                                              QDBusConnection::ExportAllSignals));
        QVERIFY(connection.registerService(u"org.freedesktop.portal.Desktop"_s));
    }

    void init() {
        m_theme.setDesktopDark(false);
        m_theme.setChoice(Theme::Choice::AsDesktop);
    }

    void cleanupTestCase() {
        QDBusConnection::disconnectFromBus(u"muscope test portal"_s);
        m_daemon.terminate();
        QVERIFY(m_daemon.waitForFinished());
    }

    void isDarkOnADarkDesktop() {
        m_portal.scheme = 1;
        const auto desktop = follow();
        QTRY_VERIFY(m_theme.isDark());
    }

    void keepsThePaletteWhereTheDesktopHasNoPreference() {
        m_portal.scheme = 0;
        const auto desktop = follow();
        QSignalSpy told(desktop.get(), &DesktopScheme::told);
        change(u"org.freedesktop.appearance"_s, 0);
        change(u"org.freedesktop.appearance"_s, 2);
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(told.first().first().toBool(), false);
        QVERIFY(!m_theme.isDark());
    }

    void followsTheDesktopWhenItChanges() {
        m_portal.scheme = 2;
        const auto desktop = follow();
        change(u"org.example.other"_s, 1);
        change(u"org.freedesktop.appearance"_s, 1);
        QTRY_VERIFY(m_theme.isDark());
        change(u"org.freedesktop.appearance"_s, 2);
        QTRY_VERIFY(!m_theme.isDark());
    }

    void leavesAChosenThemeAlone() {
        m_portal.scheme = 1;
        m_theme.setChoice(Theme::Choice::Light);
        const auto desktop = follow();
        QSignalSpy told(desktop.get(), &DesktopScheme::told);
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(!m_theme.isDark());
        m_theme.setChoice(Theme::Choice::AsDesktop);
        QVERIFY(m_theme.isDark());
    }

    void saysNothingWithoutABus() {
        DesktopScheme desktop(u"unix:path=/nowhere/bus"_s);
        QSignalSpy told(&desktop, &DesktopScheme::told);
        QCOMPARE(told.size(), 0);
    }
};

} // namespace muscope

QTEST_GUILESS_MAIN(muscope::DesktopSchemeTest)
#include "tst_desktop_scheme.moc"
