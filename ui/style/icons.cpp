// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

// A static library's resources are registered by hand; the macro wants to stand in no namespace.
static void registerIcons() {
    Q_INIT_RESOURCE(muscope_icons);
}

namespace muscope {

namespace {

// Draws an SVG whose strokes say "currentColor" in one colour.
class RecolouredSvg final : public QIconEngine {
public:
    RecolouredSvg(QByteArray svg, const QColor& color)
        : m_svg(std::move(svg))
        , m_color(color) {}

    void paint(QPainter* painter, const QRect& area, QIcon::Mode mode, QIcon::State) override {
        QByteArray svg = m_svg;
        svg.replace("currentColor", m_color.name().toLatin1());
        QSvgRenderer renderer(svg);
        painter->save();
        painter->setOpacity(painter->opacity() * (mode == QIcon::Disabled ? 0.45 : 1.0));
        renderer.render(painter, area);
        painter->restore();
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new RecolouredSvg(m_svg, m_color); }

private:
    QByteArray m_svg;
    QColor m_color;
};

} // namespace

QIcon icon(const QString& name, const QColor& color) {
    registerIcons();
    QFile file(u":/muscope/icons/"_s + name + u".svg"_s);
    return file.open(QIODevice::ReadOnly) ? QIcon(new RecolouredSvg(file.readAll(), color))
                                          : QIcon();
}

} // namespace muscope
