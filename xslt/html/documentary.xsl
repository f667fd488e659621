<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 12.1-2, Digital facsimiles and embedded transcription: the documentary view, which keeps
     surfaces, zones and lines as they are on the page. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="sourceDoc | surfaceGrp" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <!-- A surface is headed by what it is called, and by its image where that lies in the edition. -->
  <xsl:template match="surface" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:variable name="name" as="xs:string" select="string-join((@n, @type), ' ')"/>
      <xsl:if test="$name ne ''">
        <xsl:sequence select="f:generated('surface-name', $name)"/>
      </xsl:if>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="zone" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="@type ! ('type-' || replace(., '[^A-Za-z0-9_-]+', '-'))"/>
      </xsl:apply-templates>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="line" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'div')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates select="@n" mode="m:line-number"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- A drawn line. -->
  <xsl:template match="path" mode="m:html" as="empty-sequence()"/>

  <!-- Images of the source are reached from its pages; what is said of them is shown. -->
  <xsl:template match="facsimile" mode="m:html" as="element()?">
    <xsl:if test="normalize-space()">
      <div>
        <xsl:apply-templates select="." mode="m:attributes"/>
        <xsl:apply-templates mode="#current"/>
      </div>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*[ancestor::facsimile][not(normalize-space())]" mode="m:html" priority="4" as="empty-sequence()"/>

  <!-- Returns the image that a place of the text is on: named by it, or by the surface it points at. -->
  <xsl:function name="f:image" as="element(c:file)?">
    <xsl:param name="facs" as="attribute()?"/>
    <xsl:variable name="pointer" as="xs:string" select="string(tokenize($facs)[1])"/>
    <xsl:variable name="place" as="element()?"
        select="if (starts-with($pointer, '#')) then id(substring($pointer, 2), root($facs)) else ()"/>
    <xsl:variable name="addresses" as="xs:string*" select="
        $pointer, $place/(@url, graphic/@url, ancestor::surface[1]/graphic/@url) ! string()"/>
    <xsl:sequence select="(for $address in $addresses return key('f:file', $address, $context))[1]"/>
  </xsl:function>

</xsl:stylesheet>
