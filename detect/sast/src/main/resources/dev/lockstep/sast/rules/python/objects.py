import pickle

import lxml.etree
import requests
import torch
import transformers
import yaml


def documents(text):
    # ruleid: python-unsafe-yaml
    yaml.load(text, Loader=yaml.Loader)
    # ok: python-unsafe-yaml
    yaml.load(text, Loader=yaml.SafeLoader)
    # ruleid: python-unsafe-yaml-load
    yaml.load(text)
    # ok: python-unsafe-yaml-load
    yaml.safe_load(text)


def remote():
    answer = requests.get("https://example.org/model", timeout=10)
    # ruleid: python-pickle-from-network
    torch.load(answer.content)
    # ok: python-pickle-from-network
    answer.json()


def local(path):
    with open(path, "rb") as file:
        # ruleid: python-pickle-read
        pickle.load(file)
    # ok: python-pickle-read
    pickle.dumps(path)


def model():
    # ruleid: python-remote-code-of-model
    transformers.AutoModel.from_pretrained("a/b", trust_remote_code=True)
    # ok: python-remote-code-of-model
    transformers.AutoModel.from_pretrained("a/b")


def parsers():
    # ruleid: python-xml-parser-with-entities
    lxml.etree.XMLParser(resolve_entities=True)
    # ok: python-xml-parser-with-entities
    lxml.etree.XMLParser(resolve_entities=False)
    # ruleid: python-xml-parser-without-limits
    lxml.etree.XMLParser(huge_tree=True)
    # ok: python-xml-parser-without-limits
    lxml.etree.XMLParser()
