// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/verdict_sign.h"

#include <QImage>
#include <QPainter>
#include <QTest>

namespace muscope {

class VerdictSignTest final : public QObject {
    Q_OBJECT

private:
    static constexpr int Side = 32;

    static QImage drawn(Verdict verdict, Theme::Choice choice) {
        Theme theme{QPalette()};
        theme.setChoice(choice);
        QImage image(Side, Side, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        VerdictSign(theme).paint(painter, QRectF(0, 0, Side, Side), verdict);
        return image;
    }

    // Where ink is, whatever its colour.
    static QImage shape(Verdict verdict) {
        return drawn(verdict, Theme::Choice::Light).convertToFormat(QImage::Format_Alpha8);
    }

private slots:
    void tellsVerdictsApartByShapeAlone() {
        const std::vector<Verdict> verdicts{
            Verdict::Differs, Verdict::WrongSubject, Verdict::Malformed, Verdict::NotCheckable,
            Verdict::Match,   Verdict::None,         Verdict::Unchecked};
        for (std::size_t first = 0; first < verdicts.size(); ++first) {
            for (std::size_t second = first + 1; second < verdicts.size(); ++second) {
                QVERIFY(shape(verdicts[first]) != shape(verdicts[second]));
            }
        }
    }

    void followsTheTheme() {
        QVERIFY(drawn(Verdict::Differs, Theme::Choice::Light) !=
                drawn(Verdict::Differs, Theme::Choice::Dark));
    }

    void followsTheDesktopWhereNothingWasChosen() {
        QPalette dark;
        dark.setColor(QPalette::Window, Qt::black);
        dark.setColor(QPalette::WindowText, Qt::white);
        Theme theme(dark);
        theme.setChoice(Theme::Choice::AsDesktop);
        QVERIFY(theme.isDark());
        theme.setChoice(Theme::Choice::Light);
        QVERIFY(!theme.isDark());
    }
};

} // namespace muscope

QTEST_MAIN(muscope::VerdictSignTest)
#include "tst_verdict_sign.moc"
