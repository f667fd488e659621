<?xml version="1.0" encoding="UTF-8"?>
<!-- Whether the edition has to give the marks of a quotation. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Returns whether a quotation needs no marks: the source has its own, around it or within it, or
       sets it off in another way (a dash before it, another face of type), or the editor says that all
       are in the text. -->
  <xsl:function name="f:marked" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        matches($element, '^\s*([„“”«»‹›‘‚&quot;「『〈《—–―-]|[’''].*[’‘'']\P{L}?\s*$)', 's')
        or matches($element/preceding-sibling::node()[1][self::text()], '[„“«»‹›‘‚&quot;「『][&#xA0;&#x202F;]?$')
        or matches($element/@rend, '^\s*(none|no-?(quotes|marks))\s*$', 'i')
        or not(matches($element/@rend, 'single|double|quot|mark|pre', 'i'))
          and f:appearance($element) = ('rend-italic', 'rend-bold', 'rend-spaced', 'rend-small-caps')
        or $element/ancestor::TEI[1]/teiHeader/encodingDesc/editorialDecl/quotation/@marks = 'all'"/>
  </xsl:function>

</xsl:stylesheet>
