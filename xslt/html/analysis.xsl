<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 18, Simple analytic mechanisms: sentences, clauses, words, which show as nothing but
     their text. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="s | cl | phr | w | m | c | pc" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- Interpretations point at the text; their words are no words of it. -->
  <xsl:template match="interp | span" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:sign(' [')"/>
      <xsl:sequence select="@type ! f:generated('label', f:in-words(.) || ': ')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign('] ')"/>
    </xsl:element>
  </xsl:template>

  <!-- A group of them is a list, each with the way to the passage that it is about. -->
  <xsl:template match="interpGrp | spanGrp" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <span class="label" data-generated="">
        <xsl:value-of select="f:sentence-case((@type ! f:in-words(.), f:called(.))[1]) || ': '"/>
      </span>
      <xsl:apply-templates select="desc | gloss" mode="#current"/>
      <ul>
        <xsl:for-each select="* except (desc, gloss)">
          <li>
            <xsl:apply-templates select="." mode="m:html"/>
          </li>
        </xsl:for-each>
      </ul>
    </div>
  </xsl:template>

  <xsl:template match="interpGrp/interp | spanGrp/span" mode="m:html" as="node()+">
    <span>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </span>
    <xsl:for-each select="f:targets((@target, @from)[1])[f:href(.)][1]">
      <xsl:text> </xsl:text>
      <a class="way" href="{f:href(.)}" data-generated="" title="{f:label('passage')}">↑</a>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
