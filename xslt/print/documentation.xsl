<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapter 22: documentation. An example of XML is shown with its tags. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:d="urn:edition:diagnostics"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:mode name="m:markup" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="*:egXML | eg" mode="m:book" as="node()*" priority="3">
    <b:example>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:apply-templates mode="m:markup">
        <xsl:with-param name="indentation" select="f:indentation(.)" tunnel="yes"/>
      </xsl:apply-templates>
    </b:example>
  </xsl:template>

  <!-- Returns how far all lines of an example but the first are indented; text that is laid out already
       is kept as it is. -->
  <xsl:function name="f:indentation" as="xs:integer">
    <xsl:param name="example" as="element()"/>
    <xsl:variable name="lines" as="xs:string*" select="
        $example[not(self::eg)]//text()[normalize-space() or following-sibling::node()]
          ! tail(tokenize(., '\n'))[normalize-space() or position() eq last()]"/>
    <xsl:sequence select="(min($lines ! string-length(replace(., '\S.*$', '', 's'))), 0)[1]"/>
  </xsl:function>

  <xsl:template match="*" mode="m:markup" as="node()*">
    <xsl:value-of select="
        '&lt;' || name()
        || string-join((@* except (@d:*, @xml:id[starts-with(., 'ed-')])) ! (' ' || name() || '=&quot;' || . || '&quot;'))
        || (if (node()) then '>' else '/>')"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:if test="node()">
      <xsl:value-of select="'&lt;/' || name() || '>'"/>
    </xsl:if>
  </xsl:template>

  <!-- Lines are lines, and their indentation is kept. -->
  <xsl:template match="text()" mode="m:markup" as="node()*">
    <xsl:param name="indentation" as="xs:integer" tunnel="yes"/>
    <xsl:for-each select="tokenize(., '\n')">
      <xsl:if test="position() gt 1"><b:new-line/></xsl:if>
      <xsl:variable name="line" as="xs:string" select="
          if (position() gt 1 and matches(., '^\s{' || $indentation || '}'))
          then substring(., $indentation + 1) else ."/>
      <xsl:value-of select="replace($line, '[ \t\r]', '&#xA0;')"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="*:egXML/text()[1][not(preceding-sibling::node())][not(normalize-space())]
      | *:egXML/text()[last()][not(following-sibling::node())][not(normalize-space())]"
      mode="m:markup" as="empty-sequence()" priority="1"/>

</xsl:stylesheet>
