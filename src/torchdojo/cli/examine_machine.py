"""What can be wrong with a machine apart from torch, one function each."""

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from torchdojo.cli.finding import Finding
from torchdojo.engine.home import VARIABLE, home
from torchdojo.text import Text, language

ROOM = 2e9  # bytes: all fetched data and a few hundred runs
SHARED = 256e6  # bytes: two workers with batches of pictures under way
SHADOWS = ("torch", "numpy", "random", "typing", "dataclasses", "torchdojo")  # what learners call a script
PROXIES = ("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY")
EXTRAS = {
    "plots": ("matplotlib",),
    "visdom": ("tornado", "jsonpatch", "requests", "websocket", "PIL"),
    "tensorboard": ("tensorboard",),
}


def python() -> Finding:
    """The interpreter and where it lives."""
    place = (
        sys.prefix
        if sys.prefix != sys.base_prefix
        else Text(en="no virtual environment", zh="没有用虚拟环境")
    )
    found = Text(en="Python {v} ({place})", zh="Python {v}（{place}）")
    return Finding(found.format(v=platform.python_version(), place=place))


def shadows() -> Finding:
    """Whether a file in the current folder is imported instead of a package."""
    there = [
        path for name in SHADOWS for path in (Path(f"{name}.py"), Path(name, "__init__.py")) if path.exists()
    ]
    if not there:
        return Finding(Text(en="no file here hides a package", zh="当前文件夹里没有与库重名的文件"))
    found = Text(
        en="{path} in this folder is imported instead of the package",
        zh="当前文件夹里的 {path} 会顶替同名的库",
    )
    cure = Text(
        en="Rename it, and delete __pycache__ beside it.", zh="请给它改名，并删掉旁边的 __pycache__。"
    )
    return Finding(found.format(path=there[0]), cure)


def writing() -> Finding:
    """Whether runs and data can be written."""
    found = Text(en="runs and data: {home}", zh="运行记录与数据：{home}").format(home=home())
    try:
        home().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home()) as file:
            file.write(b"torchdojo")
    except OSError as error:
        cure = Text(
            en="Cannot write there ({why}): set {name} to a folder you can write to.",
            zh="无法写入（{why}）：请把 {name} 设为一个可以写入的文件夹。",
        )
        return Finding(found, cure.format(why=error.strerror, name=VARIABLE), broken=True)
    return Finding(found)


def disk() -> Finding:
    """Whether there is room for runs and data."""
    place = next(path for path in (home(), *home().absolute().parents) if path.exists())
    free = shutil.disk_usage(place).free
    found = Text(en="{free:.1f} GB free", zh="磁盘剩余 {free:.1f} GB").format(free=free / 1e9)
    if free >= ROOM:
        return Finding(found)
    cure = Text(
        en="Free some space, or set {name} to a larger disk. torchdojo runs remove deletes old runs.",
        zh="腾出一些空间，或把 {name} 指到更大的磁盘。torchdojo runs remove 可以删除旧的运行记录。",
    )
    return Finding(found, cure.format(name=VARIABLE))


def shared_memory() -> Finding:
    """Whether the worker processes of a DataLoader can hand over their batches."""
    place = Path("/dev/shm")
    if not place.exists():  # macOS and Windows have no such limit
        return Finding(Text(en="shared memory: no limit known", zh="共享内存：未见限制"))
    size = shutil.disk_usage(place).free
    found = Text(
        en="shared memory for workers: {size:.0f} MB", zh="worker 可用的共享内存：{size:.0f} MB"
    ).format(size=size / 1e6)
    if size >= SHARED:
        return Finding(found)
    cure = Text(
        en="DataLoader workers may die (“bus error”): docker run --shm-size=1g, or --workers 0.",
        zh="DataLoader 的 worker 可能会崩溃（bus error）：docker run --shm-size=1g，或使用 --workers 0。",
    )
    return Finding(found, cure)


def encoding() -> Finding:
    """Whether the terminal can show Chinese."""
    name = sys.stdout.encoding or "ascii"
    found = Text(en="language {lang}, encoding {name}", zh="语言 {lang}，编码 {name}").format(
        lang=language(), name=name
    )
    try:
        "中文▁█".encode(name)
    except (UnicodeEncodeError, LookupError):
        cure = Text(
            en="It cannot carry Chinese or curves: set PYTHONUTF8=1, on Linux also LANG=C.UTF-8.",
            zh="它显示不了中文和曲线：请设置 PYTHONUTF8=1，Linux 上再设 LANG=C.UTF-8。",
        )
        return Finding(found, cure)
    return Finding(found)


def chinese_font() -> Finding:
    """Whether a figure can be labelled in Chinese."""
    if not shutil.which("fc-list"):
        return Finding(Text(en="Chinese font: the system's own", zh="中文字体：用系统自带的"))
    told = subprocess.run(
        ["fc-list", ":lang=zh", "family"], capture_output=True, text=True, timeout=10, check=False
    ).stdout
    families = sorted({line.split(",")[0] for line in told.splitlines() if line.strip()})
    if families:
        return Finding(Text(en="Chinese font: {name}", zh="中文字体：{name}").format(name=families[0]))
    cure = Text(
        en="Chinese labels in --figure would be boxes: install one, for example apt install fonts-noto-cjk.",
        zh="--figure 图片里的中文会变成方框：请安装一种，例如 apt install fonts-noto-cjk。",
    )
    return Finding(Text(en="Chinese font: none", zh="中文字体：没有"), cure)


def proxy() -> Finding:
    """Which proxy downloads go through, its password left out."""
    name = next((name for name in PROXIES if os.environ.get(name)), None)
    if name is None:
        return Finding(Text(en="proxy: none", zh="代理：没有"))
    address = urlsplit(os.environ[name])
    found = Text(en="proxy: {name}={host}", zh="代理：{name}={host}").format(
        name=name, host=f"{address.scheme}://{address.hostname}:{address.port}"
    )
    if address.scheme in ("http", "https") and address.hostname:
        return Finding(found)
    cure = Text(
        en="Python's downloads need an http proxy: write it as http://HOST:PORT.",
        zh="Python 下载只支持 http 代理：请写成 http://主机:端口。",
    )
    return Finding(found, cure)


def extras() -> Finding:
    """Which optional parts are installed."""
    missing = [
        name for name, modules in EXTRAS.items() if any(find_spec(module) is None for module in modules)
    ]
    if not missing:
        return Finding(Text(en="extras: all installed", zh="可选部分：都已安装"))
    found = Text(en="extras not installed: {names}", zh="可选部分未安装：{names}").format(
        names=", ".join(missing)
    )
    cure = Text(
        en='Only if you want them: pip install "torchdojo[{names}]"',
        zh='需要时再装：pip install "torchdojo[{names}]"',
    )
    return Finding(found, cure.format(names=",".join(missing)))
