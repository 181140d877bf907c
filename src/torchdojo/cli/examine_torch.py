"""What can be wrong with torch on this machine: its build, the device, the threads."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from torchdojo.cli.finding import Finding
from torchdojo.cli.probe import Answer
from torchdojo.text import Text


def build(torch: Answer) -> Finding:
    """Whether torch can be imported and computes right."""
    if torch.error:
        cure = Text(
            en="Install it again: {python} -m pip install --force-reinstall torch. On Windows it also needs the "
            "Visual C++ runtime; in a minimal container, libgomp1.",
            zh="重新安装：{python} -m pip install --force-reinstall torch。"
            "Windows 上还需要 Visual C++ 运行库，精简容器里还需要 libgomp1。",
        )
        return Finding(
            Text(en="torch: {e}", zh="torch：{e}").format(e=torch.error),
            cure.format(python=Path(sys.executable).name),
            broken=True,
        )
    facts = torch.facts
    built = f"CUDA {facts['built_for']}" if facts["built_for"] else "CPU"
    found = Text(en="torch {v}, built for {built}", zh="torch {v}，{built} 版").format(
        v=facts["version"], built=built
    )
    if facts["computes"]:
        return Finding(found)
    cure = Text(en="It computes wrong gradients: install it again.", zh="它算出的梯度是错的：请重新安装。")
    return Finding(found, cure, broken=True)


def device(torch: Answer) -> Finding:
    """Where torch will compute, and whether a GPU lies idle because build and driver do not fit."""
    if torch.error:
        return Finding(Text(en="device: unknown without torch", zh="设备：torch 不可用，无从得知"))
    if torch.facts["cuda"]:
        return Finding(
            Text(en="device: cuda ({name})", zh="设备：cuda（{name}）").format(name=torch.facts["cuda"])
        )
    if torch.facts["mps"]:
        return Finding(Text(en="device: mps (Apple GPU)", zh="设备：mps（苹果 GPU）"))
    driver = _nvidia_driver()
    if not driver:
        return Finding(
            Text(
                en="device: cpu (no GPU found; every lecture runs on it)",
                zh="设备：cpu（没有发现 GPU；每一讲都能用 CPU 跑）",
            )
        )
    found = Text(
        en="device: cpu, though an NVIDIA GPU is here (driver {v})",
        zh="设备：cpu，但机器上有 NVIDIA GPU（驱动 {v}）",
    )
    cure = Text(
        en="This torch was built for the CPU only. pytorch.org/get-started gives the command for your CUDA version.",
        zh="当前的 torch 是 CPU 版。到 pytorch.org/get-started 查找对应 CUDA 版本的安装命令。",
    )
    if torch.facts["built_for"]:
        cure = Text(
            en="The driver is too old for CUDA {v}, or the GPU is hidden (CUDA_VISIBLE_DEVICES): update the driver, "
            "or install a torch built for an older CUDA.",
            zh="驱动对 CUDA {v} 来说太旧，或者 GPU 被隐藏了（CUDA_VISIBLE_DEVICES）："
            "请更新驱动，或安装面向旧版 CUDA 的 torch。",
        ).format(v=torch.facts["built_for"])
    return Finding(found.format(v=driver), cure)


def _nvidia_driver() -> str:
    if not shutil.which("nvidia-smi"):
        return ""
    command = ["nvidia-smi", "--query-gpu=driver_version", "--format=csv,noheader"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=10, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    return told.strip().partition("\n")[0]


def threads() -> Finding:
    """How many cores there are and how busy they are."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    found = Text(en="{cores} cores, load {load:.1f}", zh="{cores} 个核，负载 {load:.1f}").format(
        cores=cores, load=load
    )
    if load <= cores:
        return Finding(found)
    return Finding(
        found,
        Text(
            en="Other programs keep the cores busy; training takes one thread and several times as long.",
            zh="别的程序占满了 CPU；训练只会用一个线程，时间要长好几倍。",
        ),
    )


def openmp(torch: Answer) -> Finding:
    """Whether several copies of OpenMP were loaded, which crash or slow each other down."""
    there = torch.facts.get("openmp", [])
    found = Text(en="OpenMP: {n}", zh="OpenMP：{n}").format(n=", ".join(there) or "—")
    if os.environ.get("KMP_DUPLICATE_LIB_OK"):
        return Finding(
            found,
            Text(
                en="KMP_DUPLICATE_LIB_OK is set: it hides a crash and may give wrong numbers.",
                zh="设置了 KMP_DUPLICATE_LIB_OK：它只是掩盖崩溃，结果可能出错。",
            ),
        )
    if len(there) < 2:
        return Finding(found)
    cure = Text(
        en="Two copies were loaded. Use an environment in which torch and numpy both come from pip.",
        zh="加载了两份 OpenMP。请用一个 torch 和 numpy 都由 pip 安装的环境。",
    )
    return Finding(found, cure)
