<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 15, Tables, formulae, graphics, and notated music. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:svg="http://www.w3.org/2000/svg"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="table" mode="m:html" as="element()">
    <div class="scroll" tabindex="0" role="group">
      <xsl:sequence select="f:table-name(.)"/>
      <table>
        <xsl:apply-templates select="." mode="m:attributes"/>
        <xsl:apply-templates select="head[1]" mode="#current"/>
        <xsl:variable name="first" as="element()?" select="row[not(@role = 'label')][1]"/>
        <xsl:variable name="labels" as="element()*"
            select="row[@role = 'label'][. &lt;&lt; $first][not(preceding-sibling::* except (../head, ../row))]"/>
        <!-- A cell that reaches down into the body would be cut off there. -->
        <xsl:variable name="heads" as="element()*" select="
            $labels[every $cell in $labels/cell[@rows castable as xs:integer] satisfies
              xs:integer($cell/@rows) le count($labels[. is $cell/.. or . >> $cell])]"/>
        <xsl:where-populated>
          <thead>
            <xsl:apply-templates select="$heads" mode="m:row"/>
          </thead>
        </xsl:where-populated>
        <tbody>
          <xsl:apply-templates select="* except (head[1], $heads)" mode="m:row"/>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <!-- Returns what a table that is moved by itself is called for those who hear it: its caption, or a table. -->
  <xsl:function name="f:table-name" as="attribute()">
    <xsl:param name="table" as="element(table)"/>
    <xsl:variable name="caption" as="attribute()?" select="$table/head[1]/@xml:id"/>
    <xsl:attribute name="{if ($caption) then 'aria-labelledby' else 'aria-label'}"
        select="($caption, f:label('table'))[1]"/>
  </xsl:function>

  <xsl:template match="table/head[1]" mode="m:html" priority="3" as="element()">
    <caption>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </caption>
  </xsl:template>

  <xsl:template match="row" mode="m:row" as="element()?">
    <xsl:apply-templates select="." mode="m:html"/>
  </xsl:template>

  <!-- What else stands between the rows. -->
  <xsl:template match="*" mode="m:row" as="element()">
    <tr>
      <td colspan="{max((1, ../row/count(cell)))}">
        <xsl:apply-templates select="." mode="m:html"/>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="row" mode="m:html" as="element()">
    <tr>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:for-each select="*">
        <xsl:choose>
          <xsl:when test="self::cell">
            <xsl:apply-templates select="." mode="m:html"/>
          </xsl:when>
          <xsl:otherwise>
            <td><xsl:apply-templates select="." mode="m:html"/></td>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </tr>
  </xsl:template>

  <xsl:template match="cell" mode="m:html" as="element()">
    <td>
      <xsl:call-template name="f:cell"/>
    </td>
  </xsl:template>

  <xsl:template match="cell[@role = 'label'] | row[@role = 'label']/cell" mode="m:html" as="element()">
    <th scope="{if (../@role = 'label') then 'col' else 'row'}">
      <xsl:call-template name="f:cell"/>
    </th>
  </xsl:template>

  <xsl:template name="f:cell" as="node()*">
    <xsl:apply-templates select="." mode="m:attributes"/>
    <xsl:apply-templates select="@cols, @rows" mode="m:span"/>
    <xsl:apply-templates mode="m:html"/>
  </xsl:template>

  <xsl:template match="@cols[matches(., '^[1-9][0-9]{0,2}$')]" mode="m:span" as="attribute()">
    <xsl:attribute name="colspan" select="."/>
  </xsl:template>

  <xsl:template match="@rows[matches(., '^[1-9][0-9]{0,2}$')]" mode="m:span" as="attribute()">
    <xsl:attribute name="rowspan" select="."/>
  </xsl:template>

  <!-- A figure: its pictures, then the rest in the order of the source. -->
  <xsl:template match="figure" mode="m:html" as="element()">
    <figure>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:variable name="pictures" as="element()*" select="graphic | media | binaryObject | ptr"/>
      <xsl:apply-templates select="$pictures" mode="#current"/>
      <xsl:for-each-group select="* except $pictures" group-adjacent="f:captions(.)">
        <xsl:choose>
          <xsl:when test="not(current-grouping-key())">
            <xsl:apply-templates select="current-group()" mode="m:html"/>
          </xsl:when>
          <!-- HTML has one caption, at the start or the end. -->
          <xsl:when test="position() eq last()">
            <figcaption>
              <xsl:apply-templates select="current-group()" mode="m:html"/>
            </figcaption>
          </xsl:when>
          <xsl:otherwise>
            <div class="caption">
              <xsl:apply-templates select="current-group()" mode="m:html"/>
            </div>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </figure>
  </xsl:template>

  <!-- Returns whether an element tells what a figure shows, and is no part of it. -->
  <xsl:function name="f:captions" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        not($element/(self::formula | self::notatedMusic | self::figure | self::table | self::floatingText
          | self::svg:svg))"/>
  </xsl:function>

  <!-- The description of a picture that is there is for those who do not see it; others may open it. -->
  <xsl:template match="figDesc[f:pictured(..)]" mode="m:html" priority="1" as="element()">
    <details>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <summary data-generated=""><xsl:sequence select="$f:own-language, f:label('figure.description')"/></summary>
      <xsl:apply-templates mode="#current"/>
    </details>
  </xsl:template>

  <!-- Returns whether a figure has a picture that lies in the edition. -->
  <xsl:function name="f:pictured" as="xs:boolean">
    <xsl:param name="figure" as="element()"/>
    <xsl:sequence select="exists($figure/graphic/@url ! key('f:file', ., $context) ! f:shown-file(.))"/>
  </xsl:function>

  <xsl:template match="figDesc" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </xsl:element>
  </xsl:template>

  <!-- A picture that lies in the edition, no larger than a screen; a link leads to it as it is. -->
  <xsl:template match="graphic[key('f:file', @url, $context) ! f:shown-file(.)]" mode="m:html" priority="1" as="element()">
    <xsl:variable name="file" as="element(c:file)" select="key('f:file', @url, $context)[1]"/>
    <xsl:variable name="shown" as="element()" select="f:shown-file($file)"/>
    <xsl:variable name="picture" as="element()">
      <img src="{f:link($shown/@path)}" alt="{f:alternative-text(.)}" loading="lazy">
        <xsl:apply-templates select="." mode="m:attributes"/>
        <xsl:sequence select="$shown/(@width, @height)"/>
      </img>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$shown is $file or ancestor::ref">
        <xsl:sequence select="$picture"/>
      </xsl:when>
      <xsl:otherwise>
        <a class="whole" href="{f:link($file/@path)}" title="{f:label('image.whole')}">
          <xsl:sequence select="$picture"/>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Returns what a page shows of the file of an image: a copy of a size for reading, where there is one,
       or the file itself, unless browsers cannot show it. -->
  <xsl:function name="f:shown-file" as="element()?">
    <xsl:param name="file" as="element(c:file)"/>
    <xsl:sequence select="($file/c:copy[@of = 'reading'], $file[not(@unshown)])[1]"/>
  </xsl:function>

  <!-- A recording or a film that lies in the edition. -->
  <xsl:template match="media[key('f:file', @url, $context)][f:plays(.)]" mode="m:html" priority="1"
      as="element()+">
    <xsl:variable name="file" as="element(c:file)" select="key('f:file', @url, $context)[1]"/>
    <xsl:element name="{f:plays(.)}">
      <xsl:attribute name="controls"/>
      <xsl:attribute name="preload" select="'none'"/>
      <xsl:attribute name="data-generated"/>
      <xsl:attribute name="src" select="f:link($file/@path)"/>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <a href="{f:link($file/@path)}"><xsl:value-of select="f:medium(.)"/></a>
    </xsl:element>
    <xsl:apply-templates select="desc" mode="#current"/>
  </xsl:template>

  <!-- Returns the element of HTML that plays a medium, where there is one. -->
  <xsl:function name="f:plays" as="xs:string?">
    <xsl:param name="medium" as="element()"/>
    <xsl:sequence select="substring-before($medium/@mimeType, '/')[. = ('audio', 'video')]"/>
  </xsl:function>

  <!-- Returns what a medium is, and its address. -->
  <xsl:function name="f:medium" as="xs:string">
    <xsl:param name="medium" as="element()"/>
    <xsl:sequence select="
        f:label-with((f:plays($medium), 'picture')[1],
          map{'name': string(($medium/@url, local-name($medium))[1])})"/>
  </xsl:function>

  <!-- A picture elsewhere is not fetched into the page, and one that no browser shows is not put there:
       a link leads to it. -->
  <xsl:template match="graphic | media | binaryObject" mode="m:html" as="node()+">
    <span data-generated="">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:variable name="words" as="xs:string" select="f:medium(.)"/>
      <xsl:variable name="address" as="xs:string?"
          select="(@url ! key('f:file', ., $context)[@unshown] ! f:link(@path), f:picture-address(@url))[1]"/>
      <xsl:choose>
        <xsl:when test="$address">
          <a href="{$address}"><xsl:value-of select="$words"/></a>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$words"/>
        </xsl:otherwise>
      </xsl:choose>
    </span>
    <xsl:for-each select="desc">
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="." mode="m:html"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Returns the words for those who do not see a picture. -->
  <xsl:function name="f:alternative-text" as="xs:string">
    <xsl:param name="graphic" as="element()"/>
    <xsl:sequence select="
        string((($graphic/desc, $graphic/../figDesc, $graphic/../head) ! f:reading-text(node())[. ne ''])[1])"/>
  </xsl:function>

  <!-- A formula, with its number where it has one. -->
  <xsl:template match="formula" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'display'[f:block(current())]"/>
      </xsl:apply-templates>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:formula-number(.) ! f:generated('counter', ' ' || .)"/>
    </xsl:element>
  </xsl:template>

  <!-- TeX is shown as it is written: those who edit mathematics read it, and no script draws it. -->
  <xsl:template match="formula[f:tex(.)]" mode="m:html" priority="1" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes">
        <xsl:with-param name="class" select="'display'[f:block(current())]"/>
      </xsl:apply-templates>
      <code class="tex"><xsl:value-of select="normalize-space()"/></code>
      <xsl:sequence select="f:formula-number(.) ! f:generated('counter', ' ' || .)"/>
    </xsl:element>
  </xsl:template>

  <!-- Returns whether a formula is written in TeX. -->
  <xsl:function name="f:tex" as="xs:boolean">
    <xsl:param name="formula" as="element()"/>
    <xsl:sequence select="contains(lower-case($formula/@notation), 'tex') and empty($formula/*)"/>
  </xsl:function>

  <!-- Returns the number of a formula, between brackets. -->
  <xsl:function name="f:formula-number" as="xs:string?">
    <xsl:param name="formula" as="element()"/>
    <xsl:sequence select="$formula/@n ! ('(' || translate(., '()', '') || ')')"/>
  </xsl:function>

  <xsl:template match="notatedMusic" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:call-template name="f:pieces"/>
    </xsl:element>
  </xsl:template>

</xsl:stylesheet>
