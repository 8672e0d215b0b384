#include <QFile>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

#include <cstdio>

// Used by the build only: paints an SVG as a square PNG.
//
//   icon_painter DRAWING SIDE PICTURE
int main(int argc, char** argv)
{
    if (argc != 4) return 2;
    QSvgRenderer drawing(QString::fromLocal8Bit(argv[1]));
    const int side = QByteArray(argv[2]).toInt();
    if (!drawing.isValid() || side < 1) {
        std::fprintf(stderr, "%s cannot be painted\n", argv[1]);
        return 1;
    }
    QImage picture(side, side, QImage::Format_ARGB32);
    picture.fill(Qt::transparent);
    {
        QPainter painter(&picture);
        drawing.render(&painter);
    }
    return picture.save(QString::fromLocal8Bit(argv[3]), "PNG", 0) ? 0 : 1;
}
